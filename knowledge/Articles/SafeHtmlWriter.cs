using System.Globalization;
using System.Net;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Knowledge.Articles;

/// <summary>
/// Writes an allow-list of HTML: p, h2–h4, ul, ol, li, strong, em, code, pre, blockquote, hr, br and a. Everything else in the
/// Markdown (raw HTML, images, foreign links) comes out as its encoded text. No attribute is taken over but a checked href.
/// </summary>
internal sealed class SafeHtmlWriter(LinkPolicy links)
{
    private readonly StringBuilder _html = new();

    public static string Plain(string text) => $"<p>{WebUtility.HtmlEncode(text)}</p>";

    public string Write(MarkdownDocument document)
    {
        WriteBlocks(document);
        return _html.ToString();
    }

    private void WriteBlocks(ContainerBlock blocks)
    {
        foreach (var block in blocks)
            WriteBlock(block);
    }

    private void WriteBlock(Block block)
    {
        switch (block)
        {
            case ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } tight:
                WriteInlines(tight.Inline);
                break;
            case ParagraphBlock paragraph:
                Wrap("p", paragraph.Inline);
                break;
            case HeadingBlock heading:
                // The page has its own h1.
                Wrap(string.Create(CultureInfo.InvariantCulture, $"h{Math.Clamp(heading.Level, 2, 4)}"), heading.Inline);
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case QuoteBlock quote:
                _html.Append("<blockquote>");
                WriteBlocks(quote);
                _html.Append("</blockquote>\n");
                break;
            case ThematicBreakBlock:
                _html.Append("<hr>\n");
                break;
            case CodeBlock code:
                _html.Append("<pre><code>");
                WriteText(code.Lines.ToString());
                _html.Append("</code></pre>\n");
                break;
            case HtmlBlock raw:
                _html.Append("<p>");
                WriteText(raw.Lines.ToString());
                _html.Append("</p>\n");
                break;
        }
    }

    private void WriteList(ListBlock list)
    {
        var tag = list.IsOrdered ? "ol" : "ul";
        _html.Append('<').Append(tag);
        if (list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) && start > 1)
            _html.Append(CultureInfo.InvariantCulture, $" start=\"{start}\"");
        _html.Append(">\n");
        foreach (var item in list)
        {
            _html.Append("<li>");
            if (item is ContainerBlock blocks)
                WriteBlocks(blocks);
            _html.Append("</li>\n");
        }

        _html.Append("</").Append(tag).Append(">\n");
    }

    private void Wrap(string tag, ContainerInline? inlines)
    {
        _html.Append('<').Append(tag).Append('>');
        WriteInlines(inlines);
        _html.Append("</").Append(tag).Append(">\n");
    }

    private void WriteInlines(ContainerInline? inlines)
    {
        if (inlines is null)
            return;
        foreach (var inline in inlines)
            WriteInline(inline);
    }

    private void WriteInline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: WriteText(literal.Content.AsSpan().ToString()); break;
            case HtmlEntityInline entity: WriteText(entity.Transcoded.AsSpan().ToString()); break;
            case HtmlInline raw: WriteText(raw.Tag); break;
            case LineBreakInline { IsHard: true }: _html.Append("<br>\n"); break;
            case LineBreakInline: _html.Append('\n'); break;
            case AutolinkInline auto: WriteLink(auto.IsEmail ? null : auto.Url, () => WriteText(auto.Url)); break;
            case LinkInline { IsImage: true } image: WriteInlines(image); break;
            case LinkInline link: WriteLink(link.Url, () => WriteInlines(link)); break;
            case CodeInline code:
                _html.Append("<code>");
                WriteText(code.Content);
                _html.Append("</code>");
                break;
            case EmphasisInline emphasis:
                var tag = emphasis.DelimiterCount > 1 ? "strong" : "em";
                _html.Append('<').Append(tag).Append('>');
                WriteInlines(emphasis);
                _html.Append("</").Append(tag).Append('>');
                break;
            case ContainerInline container: WriteInlines(container); break;
        }
    }

    private void WriteLink(string? url, Action writeText)
    {
        if (!links.Allows(url))
        {
            writeText();
            return;
        }

        _html.Append("<a href=\"").Append(WebUtility.HtmlEncode(url)).Append('"');
        if (url![0] is not ('/' or '#'))
            _html.Append(" rel=\"noopener noreferrer nofollow\"");
        _html.Append('>');
        writeText();
        _html.Append("</a>");
    }

    private void WriteText(string text) => _html.Append(WebUtility.HtmlEncode(text));
}
