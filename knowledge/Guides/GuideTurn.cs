using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// What comes of one input: texts to say in order, then at most one of question, look-up and end. None of the three: nothing changed
/// and a look-up is still awaited. <c>Moves</c>: the ways taken, in order, for statistics. <c>Next</c> is the progress to keep.
/// </summary>
public sealed record GuideTurn(
    IReadOnlyList<GuideSay> Says,
    PendingQuestion? Question,
    LookUpRequest? LookUp,
    GuideEnd? End,
    IReadOnlyList<GuideMove> Moves,
    GuideProgress Next);

/// <summary>A way that was taken; <c>Label</c> is that of <see cref="Checks.GuideEdge"/>, and the outcome for the fix <c>FixId</c>.</summary>
public sealed record GuideMove(string GuideId, string StepId, string? FixId, string Label, string To);

/// <summary><c>StepId</c>: the step that says it; empty for the runner's own phrases.</summary>
public sealed record GuideSay(SafeText Text, string StepId);

/// <summary>
/// The question that waits for an answer. <c>Text</c> is never empty. <c>Choices</c> are complete and in the run's language, for fix outcomes
/// too; for free answers the list is empty. <c>Slot</c>: where the answer is kept. <c>FixId</c>: the fix whose outcome is asked for.
/// </summary>
public sealed record PendingQuestion(string GuideId, string StepId, string? FixId, AnswerKind Kind, string? Slot, SafeText Text,
    IReadOnlyList<OfferedChoice> Choices);

public sealed record OfferedChoice(string Id, SafeText Say, GuideReply Means);

/// <summary>Answer it with <see cref="GuideInput.LookedUp"/> and this <c>StepId</c>.</summary>
public sealed record LookUpRequest(string StepId, string Connector, IReadOnlyDictionary<string, SafeText> With);

public enum GuideEndKind { Resolved, HandOff }

/// <summary>
/// The end of a run; its texts are the last of the turn's says. <c>StepId</c> is empty when no step of the guide asked for it (answers that
/// stayed unclear, a guide that was withdrawn). <c>Priority</c> and <c>Team</c> are for hand-overs; a null team means: as the category is routed.
/// </summary>
public sealed record GuideEnd(GuideEndKind Kind, string GuideId, string StepId, string Category, string Topic, string? Priority, string? Team);
