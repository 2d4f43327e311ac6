using System.ComponentModel.DataAnnotations;

namespace SupportBot.Knowledge;

/// <summary>Where the content is and how closely it is watched. Section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <value>The content folder; relative paths count from the program's folder. Default: <c>content</c>.</value>
    [Required]
    public string Directory { get; set; } = "content";

    /// <value>How often files are compared with what is served. Default: half a second.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <value>Hosts that articles and guides may link to, https only. Default: none.</value>
    public IList<string> LinkHosts { get; } = [];

    public string FullDirectory => Path.GetFullPath(Directory, AppContext.BaseDirectory);
}
