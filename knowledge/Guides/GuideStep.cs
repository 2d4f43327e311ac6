using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>One step of a guide. Names of following steps are checked by the loader: in a served guide each of them exists.</summary>
public abstract record GuideStep(string Id, int Line)
{
    /// <summary>The word of the format for this kind of step.</summary>
    public string Kind => this switch
    {
        Say => "say",
        Ask => "ask",
        LookUp => "look_up",
        TryFixes => "try_in_best_order",
        Call => "call",
        Resolved => "resolved",
        _ => "hand_off",
    };

    /// <summary>
    /// How often a run may enter this step; afterwards it goes to <see cref="Then"/>. Zero: no limit. Every way back in a guide
    /// passes such a step, so that every run ends.
    /// </summary>
    public int AtMost { get; init; }

    /// <summary>Where a run goes that has used up <see cref="AtMost"/>.</summary>
    public string Then { get; init; } = "";

    /// <summary>Says something and goes on at once.</summary>
    public sealed record Say(string Id, int Line, GuideText Text, string Next) : GuideStep(Id, Line);

    /// <summary>
    /// Asks and waits. With choices each has its own way; otherwise the answer is kept in <c>Slot</c> and <c>Next</c> follows.
    /// <c>Unsure</c> is the way of "I don't know" (null: a choice is offered again and then handed over, a free answer goes on without).
    /// </summary>
    public sealed record Ask(string Id, int Line, GuideText Text, AnswerKind Takes, string? Slot,
        IReadOnlyList<GuideChoice> Choices, string Next, string? Unsure) : GuideStep(Id, Line);

    /// <summary>
    /// Asks an operator's system through the connector of that name. The first result whose fields all match is taken.
    /// While a slot in <c>With</c> is unknown there is nothing to ask, and <c>Unavailable</c> follows.
    /// </summary>
    public sealed record LookUp(string Id, int Line, string Connector, IReadOnlyDictionary<string, GuideText> With,
        IReadOnlyList<LookUpResult> Results, string Otherwise, string Unavailable) : GuideStep(Id, Line);

    /// <summary>Offers one fix after the other until one works.</summary>
    public sealed record TryFixes(string Id, int Line, IReadOnlyList<GuideFix> Fixes, string Worked, string Exhausted) : GuideStep(Id, Line);

    /// <summary>Runs another guide; when that ends resolved, goes on at <c>Next</c>. A hand-over there ends this run too.</summary>
    public sealed record Call(string Id, int Line, string Guide, string Next) : GuideStep(Id, Line);

    public sealed record Resolved(string Id, int Line, GuideText Text) : GuideStep(Id, Line);

    /// <summary><c>Meanwhile</c>: what the user can do until a person answers.</summary>
    public sealed record HandOff(string Id, int Line, GuideText Text, string Priority, string? Team, GuideText? Meanwhile) : GuideStep(Id, Line);
}

/// <summary><c>Means</c>: the plain reply that stands for this choice, such as "yes".</summary>
public sealed record GuideChoice(string Id, GuideText Say, string Next, GuideReply Means, int Line);

/// <summary>
/// <c>When</c>: field → the values that match, compared without case. <c>Save</c>: slot → field of the answer; an answer that matches
/// but lacks such a field counts as unavailable, so that no text is said with a hole in it.
/// </summary>
public sealed record LookUpResult(IReadOnlyDictionary<string, IReadOnlyList<string>> When, IReadOnlyDictionary<string, string> Save, string Next, int Line);

/// <summary>
/// <c>Cost</c>: the author's estimate of the trouble, > 0, any unit, 1 by default (minutes serve well). <c>Chance</c>: the author's guess
/// of success in (0, 1), null when there is none. <c>Pinned</c>: keeps its place whatever the counts say.
/// </summary>
public sealed record GuideFix(string Id, GuideText Say, double Cost, double? Chance, bool Pinned, int Line);
