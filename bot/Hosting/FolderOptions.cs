using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Hosting;

/// <summary>Where the model and this installation's own data are. Section "Folders".</summary>
public sealed class FolderOptions
{
    public const string Section = "Folders";

    /// <summary>
    /// The model that serves while the store of section "Models" is empty; empty: the one that came with the program. Another
    /// one must be signed by this installation.
    /// </summary>
    public string Model { get; set; } = "";

    /// <summary>Database, uploads and keys of this installation; relative to the working folder.</summary>
    [Required]
    public string Data { get; set; } = "data";

    public string ModelFolder => Model.Length > 0 ? Model : Path.Combine(AppContext.BaseDirectory, "trained");

    public static string ReplyFolder => Path.Combine(AppContext.BaseDirectory, "Replies", "texts");
}
