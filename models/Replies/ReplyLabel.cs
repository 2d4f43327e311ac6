namespace SupportBot.Models.Replies;

/// <summary>What a reply model tells apart.</summary>
public enum ReplyLabel
{
    Yes, No, Unknown, Worked, DidNotWork, AlreadyTried, QuestionBack, Correction, NewIssue, Skip,
}

/// <summary>The labels as the training files write them.</summary>
public static class ReplyLabels
{
    private static readonly (ReplyLabel Label, string Name, int Side)[] All =
    [
        (ReplyLabel.Yes, "yes", 0), (ReplyLabel.Worked, "worked", 0), (ReplyLabel.No, "no", 1), (ReplyLabel.DidNotWork, "did_not_work", 1),
        (ReplyLabel.Unknown, "unknown", 2), (ReplyLabel.QuestionBack, "question_back", 2), (ReplyLabel.AlreadyTried, "already_tried", 3), (ReplyLabel.Skip, "skip", 4),
        (ReplyLabel.Correction, "correction", 5), (ReplyLabel.NewIssue, "new_issue", 6),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(l => l.Name).Order(StringComparer.Ordinal)];

    /// <summary>How many groups of labels there are that compete as one.</summary>
    internal const int Sides = 7;

    /// <exception cref="ArgumentException">No label has this name.</exception>
    public static ReplyLabel Parse(string name)
    {
        foreach (var (label, known, _) in All)
            if (known == name) return label;
        throw new ArgumentException($"There is no meaning \"{name}\". The meanings are {string.Join(", ", Names)}.", nameof(name));
    }

    public static string Name(ReplyLabel label) => All[Index(label)].Name;

    internal static int Side(ReplyLabel label) => All[Index(label)].Side;

    private static int Index(ReplyLabel label)
    {
        for (var i = 0; i < All.Length; i++)
            if (All[i].Label == label) return i;
        throw new ArgumentOutOfRangeException(nameof(label), label, "This is no meaning of a reply.");
    }
}
