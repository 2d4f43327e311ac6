using System.ComponentModel.DataAnnotations;
using SupportBot.Models.Files;

namespace SupportBot.Bot.Hosting;

/// <summary>Where models are that this installation took over with `promote`, and how closely they are watched. Section "Models".</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>The model store; empty: <c>models</c> in the data folder. While it is empty the shipped model serves.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The folder with the public key that models are checked with; empty: <c>keys</c> in the data folder.</summary>
    public string Keys { get; set; } = "";

    /// <summary>How often the store is asked whether another model should serve.</summary>
    /// <value>The default is 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <param name="data">The data folder of the installation.</param>
    public ModelStore Store(string data) =>
        new(Folder.Length > 0 ? Folder : Path.Combine(data, "models"), new ModelKeys(Path.GetFullPath(Keys.Length > 0 ? Keys : Path.Combine(data, "keys"))));
}
