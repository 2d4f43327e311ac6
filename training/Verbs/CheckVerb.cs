using System.CommandLine;
using System.Text.Json.Nodes;
using SupportBot.Knowledge;
using SupportBot.Privacy;

namespace SupportBot.Training.Verbs;

/// <summary>`check`: reads all articles and guides and names every problem, with file and line. Exit code 1 if there is one.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var content = ContentFolder.Option();
        var json = Verb.Json();
        var command = new Command("check", "Check articles and guides; names every problem with file and line.") { content, json };
        command.SetAction(parse =>
        {
            var sound = false;
            var ran = Verb.Run(() => sound = Check(ContentFolder.Of(parse, content), parse.GetValue(json)));
            return ran != 0 || !sound ? 1 : 0;
        });
        return command;
    }

    private static bool Check(DirectoryInfo folder, bool json)
    {
        var load = ContentLoader.Load(folder.FullName, new Redactor());
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var overdue = load.Base?.Articles.Where(a => a.IsReviewOverdue(day)).ToList() ?? [];
        if (json)
        {
            Console.WriteLine(new JsonObject
            {
                ["articles"] = load.Base?.Articles.Count,
                ["guides"] = load.Base?.Guides.All.Count,
                ["problems"] = new JsonArray([.. load.Problems.Select(p => new JsonObject { ["file"] = p.File, ["line"] = p.Line, ["message"] = p.Message })]),
                ["reviewOverdue"] = new JsonArray([.. overdue.Select(a => (JsonNode)a.File)]),
            }.ToJsonString());
            return load.Base is not null;
        }

        foreach (var problem in load.Problems)
            Console.WriteLine(problem);
        foreach (var article in overdue)
            Console.WriteLine($"{article.File}: its review by {article.Owner} was due on {article.ReviewBy:yyyy-MM-dd}.");
        Console.WriteLine(load.Base is { } sound
            ? $"{sound.Articles.Count} articles and {sound.Guides.All.Count} guides, no problem."
            : $"{load.Problems.Count} problem(s).");
        return load.Base is not null;
    }
}
