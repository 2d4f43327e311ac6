using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Hosting;

/// <summary>Where the model and this installation's own data are. Section "Folders".</summary>
public sealed class FolderOptions
{
    public const string Section = "Folders";

    /// <summary>The trained model; empty: the one that came with the program.</summary>
    public string Model { get; set; } = "";

    /// <summary>Database, uploads and keys of this installation; relative to the working folder.</summary>
    [Required]
    public string Data { get; set; } = "data";

    public string ModelFolder => Model.Length > 0 ? Model : Path.Combine(AppContext.BaseDirectory, "trained");

    public static string ReplyFolder => Path.Combine(AppContext.BaseDirectory, "Replies", "texts");
}
