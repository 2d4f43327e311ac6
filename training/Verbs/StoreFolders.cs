using System.CommandLine;
using SupportBot.Models.Files;
using SupportBot.Training.Data;

namespace SupportBot.Training.Verbs;

/// <summary>The model store that a verb works on: the installation's, or folders that are named.</summary>
internal sealed class StoreFolders
{
    public Option<DirectoryInfo?> Installation { get; } = new("--installation") { Description = "data folder of the bot (Folders:Data); by default bot/data of this repository, elsewhere data" };

    public Option<DirectoryInfo?> Store { get; } = new("--store") { Description = "model store (Models:Folder); by default models in the data folder" };

    public Option<DirectoryInfo?> Keys { get; } = new("--keys") { Description = "keys folder (Models:Keys); by default keys in the data folder" };

    public void AddTo(System.CommandLine.Command command)
    {
        command.Options.Add(Installation);
        command.Options.Add(Store);
        command.Options.Add(Keys);
    }

    public ModelStore Of(ParseResult parse)
    {
        var data = (parse.GetValue(Installation) ?? Repository.Installation()).FullName;
        return new(parse.GetValue(Store)?.FullName ?? Path.Combine(data, "models"), new ModelKeys(parse.GetValue(Keys)?.FullName ?? Path.Combine(data, "keys")));
    }

    /// <summary>The model that this version of the program came with.</summary>
    public static ModelDirectory Shipped() => ModelDirectory.Read(Path.Combine(AppContext.BaseDirectory, "trained"), ModelTrust.Shipped);

    public static string NameOf(int version) => version == ModelStore.ShippedVersion ? "the shipped model" : $"model {version}";
}
