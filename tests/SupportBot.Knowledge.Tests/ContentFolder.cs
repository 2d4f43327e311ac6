using SupportBot.Privacy;

namespace SupportBot.Knowledge.Tests;

/// <summary>A content folder of a test's own, gone with it.</summary>
internal sealed class ContentFolder : IDisposable
{
    public static Redactor Redactor { get; } = new();

    public string Path { get; } = Directory.CreateTempSubdirectory("content-").FullName;

    public ContentFolder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ContentFolder Article(string id, string title = "Why fees change", string language = "en", string extra = "", string body = "Fees follow demand.") =>
        Write($"articles/{language}/{id}.md", Text(id, title, language, extra, body));

    public static string Text(string id, string title = "Why fees change", string language = "en", string extra = "", string body = "Fees follow demand.") =>
        $"""
        ---
        id: {id}
        title: {title}
        category: fees
        topic: fee-explained
        audience: public
        language: {language}
        owner: fees-team
        reviewed: 2026-11-20
        review_by: 2027-05-20
        questions:
          - why is {id} so high
          - what is {id} for
          - who gets {id}
        {extra}
        ---
        {body}
        """.ReplaceLineEndings("\n").Replace("\n\n---\n", "\n---\n", StringComparison.Ordinal);

    public ContentLoad Load() => ContentLoader.Load(Path, Redactor);

    public static SafeText Safe(string text) => Redactor.Redact(text).Text;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
