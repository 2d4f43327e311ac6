namespace SupportBot.Models.Replies;

/// <summary>What a reply model tells apart.</summary>
public enum ReplyLabel
{
    Yes, No, Unknown, Worked, DidNotWork, AlreadyTried, QuestionBack, Correction, NewIssue, Skip,
}

/// <summary>The labels as the training files write them, and the side each is on: a dialog of yes and no takes "it worked" for a yes.</summary>
public static class ReplyLabels
{
    public const string YesSide = "yes", NoSide = "no";

    private static readonly (ReplyLabel Label, string Name, string Side)[] All =
    [
        (ReplyLabel.Yes, "yes", YesSide), (ReplyLabel.Worked, "worked", YesSide), (ReplyLabel.No, "no", NoSide), (ReplyLabel.DidNotWork, "did_not_work", NoSide),
        (ReplyLabel.Unknown, "unknown", "at_a_loss"), (ReplyLabel.QuestionBack, "question_back", "at_a_loss"), (ReplyLabel.AlreadyTried, "already_tried", "already_tried"),
        (ReplyLabel.Skip, "skip", "skip"), (ReplyLabel.Correction, "correction", "correction"), (ReplyLabel.NewIssue, "new_issue", "new_issue"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(l => l.Name).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Sides { get; } = [.. All.Select(l => l.Side).Distinct().Order(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">No label has this name.</exception>
    public static ReplyLabel Parse(string name)
    {
        foreach (var (label, known, _) in All)
            if (known == name) return label;
        throw new ArgumentException($"There is no meaning \"{name}\". The meanings are {string.Join(", ", Names)}.", nameof(name));
    }

    public static string Name(ReplyLabel label) => Row(label).Name;

    /// <summary>Which labels count together: those that say yes, those that say no, those of somebody at a loss; the rest are by themselves.</summary>
    public static string Side(ReplyLabel label) => Row(label).Side;

    private static (ReplyLabel Label, string Name, string Side) Row(ReplyLabel label)
    {
        foreach (var row in All)
            if (row.Label == label) return row;
        throw new ArgumentOutOfRangeException(nameof(label), label, "This is no meaning of a reply.");
    }
}
