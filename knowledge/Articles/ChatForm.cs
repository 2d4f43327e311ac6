using System.Globalization;
using System.Text;
using Markdig.Syntax;

namespace SupportBot.Knowledge.Articles;

/// <summary>Makes the short form for chat: the first paragraph, then every numbered step with the line that introduces it.</summary>
internal static class ChatForm
{
    private const string Cut = "\n…";

    public static string Of(MarkdownDocument document)
    {
        var text = new StringBuilder();
        Block? before = null;
        foreach (var block in document)
        {
            if (text.Length == 0 && block is ParagraphBlock)
                text.Append(ArticleText.PlainText(block).Trim());
            else if (block is ListBlock { IsOrdered: true } list && !AddSteps(text, list, before))
                return text.Append(Cut).ToString();
            before = block;
        }

        return text.ToString();
    }

    private static bool AddSteps(StringBuilder text, ListBlock list, Block? before)
    {
        var start = text.Length;
        text.Append('\n');
        if (before is ParagraphBlock lead && lead != lead.Parent![0])
            text.Append("\n**").Append(ArticleText.PlainText(lead).Trim()).Append("**");

        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var first) ? first : 1;
        var added = 0;
        foreach (var item in list)
        {
            var step = string.Create(CultureInfo.InvariantCulture, $"\n{number++}. {ArticleText.PlainText(item).Trim().ReplaceLineEndings("\n   ")}");
            if (text.Length + step.Length + Cut.Length > ArticleText.ChatLength)
            {
                // A heading without a step under it says nothing.
                if (added == 0)
                    text.Length = start;
                return false;
            }

            text.Append(step);
            added++;
        }

        return true;
    }
}
