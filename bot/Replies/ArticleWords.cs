using System.Runtime.CompilerServices;
using SupportBot.Knowledge.Articles;
using SupportBot.Privacy;

namespace SupportBot.Bot.Replies;

/// <summary>Titles and chat forms of articles as safe texts, made once an article: content is reviewed, but it passes the same door as everything else.</summary>
public sealed class ArticleWords(Redactor redactor)
{
    private readonly ConditionalWeakTable<Article, Words> _words = [];

    public SafeText Title(Article article) => Of(article).Title;

    /// <summary>Short answer and steps as Markdown for a chat.</summary>
    public SafeText Chat(Article article) => Of(article).Chat;

    private Words Of(Article article) =>
        _words.GetValue(article, one => new Words(redactor.Redact(one.Title).Text, redactor.Redact(ArticleText.ToMarkdown(one)).Text));

    private sealed record Words(SafeText Title, SafeText Chat);
}
