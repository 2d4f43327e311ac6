using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Knowledge.Articles;

/// <summary>
/// An article's Markdown in the forms that leave the house. The syntax tree is walked by our own writers that know what they
/// let through: Markdig's renderer would pass <c>javascript:</c> links even with HTML disabled.
/// </summary>
public static class ArticleText
{
    /// <summary>Longest form for chat, in characters: about what a phone shows without hiding the question above it.</summary>
    public const int ChatLength = 1_200;

    private const int LongestMarkdown = 64 * 1024;
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().Build();

    /// <summary>The short answer and the numbered steps as Markdown, at most <see cref="ChatLength"/>; "…" ends it if steps are left out.</summary>
    public static string ToMarkdown(Article article) => article.ChatText;

    /// <summary>The whole text as HTML of a few harmless elements; links only to <paramref name="links"/>.</summary>
    public static string ToHtml(Article article, LinkPolicy links) => ToHtml(article.Body, links);

    public static string ToHtml(string markdown, LinkPolicy links) =>
        TryParse(markdown, out var document) ? new SafeHtmlWriter(links).Write(document) : SafeHtmlWriter.Plain(markdown);

    /// <summary>The words alone, a line for each block.</summary>
    public static string ToPlainText(string markdown) => TryParse(markdown, out var document) ? PlainText(document) : markdown;

    internal static string PlainText(MarkdownObject markdown)
    {
        var text = new StringBuilder();
        foreach (var part in markdown is LeafBlock { Inline: { } inlines } ? inlines.Descendants() : markdown.Descendants())
        {
            switch (part)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case CodeBlock block: text.Append('\n').Append(block.Lines.ToString()); break;
                case LeafBlock when text.Length > 0: text.Append('\n'); break;
            }
        }

        return text.ToString();
    }

    /// <summary>False for text that no parser should be troubled with: too long, or nested too deeply.</summary>
    internal static bool TryParse(string markdown, out MarkdownDocument document)
    {
        document = null!;
        if (markdown.Length > LongestMarkdown)
            return false;
        try
        {
            document = Markdown.Parse(markdown, s_pipeline);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
