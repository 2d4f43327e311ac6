namespace SupportBot.Knowledge.Articles;

/// <summary>Who may see an article.</summary>
public enum Audience { Public, Staff }

/// <summary>One answer, as its author wrote it. Immutable; made by <see cref="ArticleLoader"/>.</summary>
public sealed record Article
{
    /// <summary>The same in every language: translations of an article share it.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Category { get; init; }
    public required string Topic { get; init; }
    public Audience Audience { get; init; }
    /// <summary>ISO 639-1, one of <see cref="ContentLanguages.All"/>.</summary>
    public required string Language { get; init; }
    public required string Owner { get; init; }
    public DateOnly Reviewed { get; init; }
    public DateOnly ReviewBy { get; init; }
    /// <summary>First day of being served, UTC; null: from always.</summary>
    public DateOnly? ValidFrom { get; init; }
    /// <summary>Last day of being served, UTC, inclusive; null: without end.</summary>
    public DateOnly? ValidUntil { get; init; }
    /// <summary>What people ask when this article answers, in their words; at least three.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
    /// <summary>Ids of other articles.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
    /// <summary>Id of the guide that goes through this step by step; null: none.</summary>
    public string? Guide { get; init; }
    /// <summary>The first paragraph, plain text.</summary>
    public required string ShortAnswer { get; init; }
    /// <summary>All of the text after the front matter, Markdown.</summary>
    public required string Body { get; init; }
    /// <summary>Path relative to the content folder.</summary>
    public required string File { get; init; }

    /// <summary>The form for chat, made once at load; see <see cref="ArticleText.ToMarkdown(Article)"/>.</summary>
    internal string ChatText { get; init; } = "";

    public bool IsServedOn(DateOnly day) =>
        (ValidFrom is not { } from || day >= from) && (ValidUntil is not { } until || day <= until);

    /// <summary>The promised date of the next review has passed: still served, but shown to its owner.</summary>
    public bool IsReviewOverdue(DateOnly day) => day > ReviewBy;
}
