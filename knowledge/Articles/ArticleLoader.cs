using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SupportBot.Knowledge.Guides.Yaml;

namespace SupportBot.Knowledge.Articles;

/// <summary>Reads one article: front matter between two lines of ---, then Markdown. Reports every fault it finds.</summary>
internal sealed class ArticleLoader(LinkPolicy links, ICollection<ContentProblem> problems)
{
    private const int FewestQuestions = 3;
    private const int LongestShortAnswer = 500;

    /// <summary>The article, or null if it has a fault.</summary>
    /// <param name="file">Relative to the content folder: <c>articles/LANGUAGE/ID.md</c>.</param>
    public Article? Read(string file, string text)
    {
        var before = problems.Count;
        void Report(int line, string message) => problems.Add(new ContentProblem(file, line, message));

        text = text.ReplaceLineEndings("\n");
        if (!Split(text, out var front, out var body, out var bodyLine))
        {
            Report(1, "An article starts with its front matter: keys and values between two lines of ---.");
            return null;
        }

        var (document, faults) = YamlReader.Read(front);
        foreach (var fault in faults)
            Report(fault.Line + 1, fault.Message);
        if (document is not YamlNode.Mapping root)
        {
            if (faults.Count == 0)
                Report(1, "The front matter must be keys and values, like \"id: my-article\".");
            return null;
        }

        var matter = new FrontMatter(root, linesBefore: 1, Report);
        matter.CheckKeys();
        var article = Fill(matter, file, body, Report);
        CheckFiling(article, matter, Report);
        article = ReadBody(article, bodyLine, Report);
        return problems.Count == before ? article : null;
    }

    private static bool Split(string text, out string front, out string body, out int bodyLine)
    {
        (front, body, bodyLine) = ("", "", 0);
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return false;

        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
            return false;

        front = text[4..(end + 1)];
        body = text[(end + 5)..];
        bodyLine = text.AsSpan(0, end + 5).Count('\n') + 1;
        return true;
    }

    private static Article Fill(FrontMatter matter, string file, string body, Action<int, string> report)
    {
        var questions = matter.List("questions");
        if (questions.Count < FewestQuestions)
            report(matter.LineOf("questions"), $"An article needs at least {FewestQuestions} questions in users' words; this one has {questions.Count}.");
        foreach (var twice in questions.GroupBy(q => q.Text, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            report(twice.Last().Line, "This question stands here twice.");

        return new Article
        {
            Id = matter.Required("id"),
            Title = matter.Required("title"),
            Category = matter.Required("category"),
            Topic = matter.Required("topic"),
            Audience = matter.Required("audience") == "staff" ? Audience.Staff : Audience.Public,
            Language = matter.Required("language"),
            Owner = matter.Required("owner"),
            Reviewed = matter.Date("reviewed", required: true) ?? default,
            ReviewBy = matter.Date("review_by", required: true) ?? default,
            ValidFrom = matter.Date("valid_from"),
            ValidUntil = matter.Date("valid_until"),
            Questions = [.. questions.Select(q => q.Text)],
            Related = [.. matter.List("related").Select(r => r.Text)],
            Guide = matter.Optional("guide"),
            ShortAnswer = "",
            Body = body.Trim(),
            File = file,
        };
    }

    private static void CheckFiling(Article article, FrontMatter matter, Action<int, string> report)
    {
        void Check(bool holds, string key, string message)
        {
            if (!holds)
                report(matter.LineOf(key), message);
        }

        var parts = article.File.Split('/');
        var name = Path.GetFileNameWithoutExtension(article.File);
        Check(article.Id.Length == 0 || article.Id == name, "id", $"The id is \"{article.Id}\" but the file is called \"{name}\"; they must be the same.");
        Check(article.Language.Length == 0 || (ContentLanguages.IsKnown(article.Language) && parts.Length > 1 && article.Language == parts[^2]), "language",
            $"The language is \"{article.Language}\"; it must be the name of the folder and one of {string.Join(", ", ContentLanguages.All)}.");
        Check(article.Category.Length == 0 || Taxonomy.IsCategory(article.Category), "category",
            $"Unknown category \"{article.Category}\". Known are: {string.Join(", ", Taxonomy.Categories)}.");
        Check(article.Topic.Length == 0 || !Taxonomy.IsCategory(article.Category) || Taxonomy.IsTopic(article.Category, article.Topic), "topic",
            $"Unknown topic \"{article.Topic}\" in category \"{article.Category}\". Known are: {string.Join(", ", Taxonomy.Topics(article.Category))}.");
        var audience = matter.Optional("audience");
        Check(audience is null or "public" or "staff", "audience", $"The audience is \"{audience}\"; it must be public or staff.");
        Check(article.ReviewBy == default || article.Reviewed <= article.ReviewBy, "review_by", "\"review_by\" lies before \"reviewed\".");
        Check(!(article.ValidFrom > article.ValidUntil), "valid_until", "\"valid_until\" lies before \"valid_from\", so the article would never be shown.");
        Check(!article.Title.Contains('!', StringComparison.Ordinal), "title", "The title has an exclamation mark; we speak calmly.");
    }

    private Article ReadBody(Article article, int bodyLine, Action<int, string> report)
    {
        if (!ArticleText.TryParse(article.Body, out var document))
        {
            report(bodyLine, "The text is too long or nested too deeply to be read as Markdown.");
            return article;
        }

        CheckBody(document, bodyLine, report);
        if (document.FirstOrDefault() is not ParagraphBlock first)
        {
            report(bodyLine, "The text starts with the short answer: one paragraph without a heading before it.");
            return article;
        }

        var answer = ArticleText.PlainText(first).Trim();
        if (answer.Length > LongestShortAnswer)
            report(bodyLine, $"The short answer has {answer.Length} characters; {LongestShortAnswer} are enough.");
        return article with { ShortAnswer = answer, ChatText = ChatForm.Of(document) };
    }

    private void CheckBody(MarkdownDocument document, int bodyLine, Action<int, string> report)
    {
        foreach (var part in document.Descendants())
        {
            var line = bodyLine + part.Line;
            switch (part)
            {
                case LinkInline { IsImage: true }:
                    report(line, "Pictures cannot be shown in an answer; describe what to look for.");
                    break;
                case LinkInline link when !links.Allows(link.Url):
                    report(line, $"The link \"{link.Url}\" leads to a host that is not ours. Name the place in words instead.");
                    break;
                case AutolinkInline link when !links.Allows(link.Url):
                    report(line, $"The link \"{link.Url}\" leads to a host that is not ours. Name the place in words instead.");
                    break;
                case HtmlBlock or HtmlInline:
                    report(line, "HTML is not shown; write Markdown.");
                    break;
                case LiteralInline literal when literal.Content.AsSpan().Contains('!') || literal.Content.AsSpan().Contains('！'):
                    report(line, "There is an exclamation mark; we speak calmly.");
                    break;
                case LiteralInline literal when literal.Content.AsSpan().Contains("://", StringComparison.Ordinal):
                    report(line, "There is a web address in the text. Name the place in words, or use a link to a page of ours.");
                    break;
            }
        }
    }
}
