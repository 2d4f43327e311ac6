using SupportBot.Models.Files;
using Command = System.CommandLine.Command;

namespace SupportBot.Training.Verbs;

/// <summary>`rollback`: returns to the model that served before.</summary>
internal static class RollbackVerb
{
    public static Command Create()
    {
        var folders = new StoreFolders();
        var json = Verb.Json();
        var command = new Command("rollback", "Return to the model that served before.") { json };
        folders.AddTo(command);
        command.SetAction(parse => Verb.Run(() => Return(folders.Of(parse), parse.GetValue(json))));
        return command;
    }

    private static void Return(ModelStore store, bool json)
    {
        var (left, serves) = store.Rollback();
        Console.WriteLine(json
            ? $"{{\"left\": {left}, \"serves\": {serves}}}"
            : $"{StoreFolders.NameOf(serves)} serves again in place of model {left}; a running bot takes it over within seconds.");
    }
}
