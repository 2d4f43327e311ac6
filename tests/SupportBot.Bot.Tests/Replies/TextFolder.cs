using SupportBot.Bot.Replies;
using SupportBot.Knowledge;
using SupportBot.Testing;

namespace SupportBot.Bot.Tests.Replies;

/// <summary>A folder of reply texts of a test's own, gone with it.</summary>
internal sealed class TextFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("texts-").FullName;

    public TextFolder Write(string language, string yaml)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, language + ".yaml"), yaml);
        return this;
    }

    public (ReplyTexts? Texts, IReadOnlyList<ContentProblem> Problems) Load() => ReplyTexts.Load(Path, Shipped.Redactor);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
