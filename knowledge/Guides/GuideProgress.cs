using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// Where a run stands: everything needed to go on after a restart, as plain data for System.Text.Json. Never changed in place.
/// </summary>
/// <param name="Version">Of the guide the run stands in, see <see cref="Guide.Version"/>.</param>
/// <param name="StepId">The step that waits.</param>
/// <param name="StepKind">Its kind, to notice a guide that changed meanwhile.</param>
/// <param name="FixId">The fix whose outcome is asked for.</param>
/// <param name="Slots">What is known; goes to the ticket.</param>
/// <param name="Picked">Slots that were answered by a choice, with the choice's id: what a look-up sends instead of the words.</param>
/// <param name="Given">Names of slots that came with the start: a question for one of them is passed over.</param>
/// <param name="History">The questions answered so far, for "back".</param>
/// <param name="Tried">Fixes with their outcome.</param>
/// <param name="FixOrder">Fix ids of the waiting step in the order of this run.</param>
/// <param name="Calls">Guides that wait for this one to end, outermost first.</param>
/// <param name="Visits">How often steps with a limit were entered, by "guide/step".</param>
/// <param name="Offered">Ids of the choices last shown, so that an index keeps its meaning when the guide changes.</param>
/// <param name="Attempts">Answers to the open question that were not understood.</param>
/// <param name="Turns">Inputs so far; see <see cref="GuideRunner.MaxTurns"/>.</param>
public sealed record GuideProgress(
    string GuideId,
    string Language,
    string Version,
    string StepId,
    string StepKind,
    string? FixId,
    IReadOnlyDictionary<string, SafeText> Slots,
    IReadOnlyDictionary<string, string> Picked,
    IReadOnlyList<string> Given,
    IReadOnlyList<GuidePlace> History,
    IReadOnlyList<TriedFix> Tried,
    IReadOnlyList<string> FixOrder,
    IReadOnlyList<GuideFrame> Calls,
    IReadOnlyDictionary<string, int> Visits,
    IReadOnlyList<string> Offered,
    int Attempts,
    int Turns);

/// <summary>A question of a run that "back" can return to.</summary>
public sealed record GuidePlace(string GuideId, string StepId, string? FixId, IReadOnlyList<string> FixOrder, IReadOnlyList<GuideFrame> Calls);

/// <summary>A guide that waits for the one it called; <c>StepId</c> is the calling step.</summary>
public sealed record GuideFrame(string GuideId, string StepId);

public enum FixOutcome { Worked, DidNotWork, AlreadyTried, Refused }

public sealed record TriedFix(string GuideId, string StepId, string FixId, FixOutcome Outcome);
