using System.Text;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;
using SupportBot.Models.Files;
using SupportBot.Privacy;

namespace SupportBot.Training.Data;

/// <summary>
/// The questions that stand in our articles, as messages: each is a person's words, and the article says what they mean
/// (measured with the messages of November 2026: + 3 points of accuracy on messages from outside, most of it in the
/// languages with few messages). Staff articles are left out: nobody outside asks so.
/// </summary>
internal static class ArticleQuestions
{
    /// <exception cref="DataProblemException">The content has problems.</exception>
    public static MessageSet Read(DirectoryInfo content)
    {
        var load = ContentLoader.Load(content.FullName, new Redactor());
        var articles = load.Base?.Articles ?? throw new DataProblemException(string.Join('\n', load.Problems));
        List<MessageRow> rows = [.. articles.Where(a => a.Audience == Audience.Public).OrderBy(a => a.File, StringComparer.Ordinal).SelectMany(Rows)];
        var all = string.Join('\n', rows.Select(r => $"{r.Label}/{r.Topic}\t{r.Text}"));
        return new(rows, [new DataFile("questions of the articles", rows.Count, ModelDirectory.Hash(Encoding.UTF8.GetBytes(all)))]);
    }

    private static IEnumerable<MessageRow> Rows(Article article) => article.Questions.Select((question, i) =>
        new MessageRow(question, article.Category, article.Topic, null, article.Language, null) { Place = $"{article.Language}/{article.Id}:{i + 1}", IsOurs = true });
}
