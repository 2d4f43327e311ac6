using SupportBot.Knowledge.Guides.Checks;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>One input's worth of work on a run: a changeable copy of the progress, and what is to be said.</summary>
internal sealed partial class GuideRun
{
    private readonly GuideSet _guides;
    private readonly GuideProgress _before;
    private readonly FixRanking _ranking;
    private readonly GuidePhrases _phrases;
    private readonly List<GuideSay> _says = [];
    private readonly List<GuideMove> _moves = [];
    private readonly Dictionary<string, SafeText> _slots;
    private readonly Dictionary<string, string> _picked;
    private readonly List<string> _given;
    private readonly List<GuidePlace> _history;
    private readonly List<TriedFix> _tried;
    private readonly Dictionary<string, int> _visits;
    private Guide? _guide;
    private GuideStep? _step;
    private string? _fixId;
    private IReadOnlyList<string> _fixOrder;
    private IReadOnlyList<GuideFrame> _calls;
    private IReadOnlyList<string> _offered;
    private int _attempts;
    private int _turns;
    private PendingQuestion? _question;
    private LookUpRequest? _lookUp;
    private GuideEnd? _end;

    public GuideRun(GuideSet guides, GuideProgress before, FixRanking ranking, Guide? guide)
    {
        (_guides, _before, _ranking, _guide) = (guides, before, ranking, guide);
        _phrases = guides.PhrasesIn(before.Language);
        _slots = new Dictionary<string, SafeText>(before.Slots, StringComparer.Ordinal);
        _picked = new Dictionary<string, string>(before.Picked, StringComparer.Ordinal);
        _given = [.. before.Given];
        _history = [.. before.History];
        _tried = [.. before.Tried];
        _visits = new Dictionary<string, int>(before.Visits, StringComparer.Ordinal);
        _step = guide?.Steps.GetValueOrDefault(before.StepId);
        (_fixId, _fixOrder, _calls, _offered) = (before.FixId, before.FixOrder, before.Calls, before.Offered);
        (_attempts, _turns) = (before.Attempts, before.Turns);
    }

    public static GuideProgress Fresh(Guide guide, string language, IReadOnlyDictionary<string, SafeText> known) => new(
        guide.Id, language, guide.Version, "", "", null, known, new Dictionary<string, string>(), [.. known.Where(slot => !slot.Value.IsEmpty).Select(slot => slot.Key)],
        [], [], [], [], new Dictionary<string, int>(), [], 0, 0);

    public GuideTurn Turn() => new(_says, _question, _lookUp, _end, _moves, new GuideProgress(
        _guide?.Id ?? _before.GuideId, _before.Language, _guide?.Version ?? _before.Version,
        _end is null ? _step!.Id : "", _end is null ? _step!.Kind : "", _fixId,
        _slots, _picked, _given, _history, _tried, _fixOrder, _calls, _visits, _offered, _attempts, _turns));

    /// <summary>Follows the steps from this one until somebody must answer or the run ends.</summary>
    public void Go(string stepId)
    {
        (_fixId, _fixOrder, _offered, _attempts) = (null, [], [], 0);
        string? next = stepId;
        for (var silent = 0; next is not null; silent++)
        {
            if (silent > GuideRunner.MaxSilentSteps || _guide is null || !_guide.Steps.TryGetValue(next, out _step))
            {
                HandOver();
                return;
            }
            next = IsUsedUp(_step) ? Move(GuideEdge.UsedUp(_step), _step.Then) : Enter(_step);
        }
    }

    private bool IsUsedUp(GuideStep step)
    {
        if (step.AtMost == 0)
            return false;
        var key = $"{_guide!.Id}/{step.Id}";
        var visits = _visits.GetValueOrDefault(key);
        _visits[key] = visits + 1;
        return visits >= step.AtMost;
    }

    /// <summary>Does the step; returns the one that follows at once, or null when the run waits or has ended.</summary>
    private string? Enter(GuideStep step)
    {
        switch (step)
        {
            case GuideStep.Say say:
                Say(say.Text);
                return Move("", say.Next);
            case GuideStep.Ask ask:
                return PassOver(ask) ?? Wait(() => Pose(ask));
            case GuideStep.LookUp lookUp:
                return lookUp.With.Values.All(IsKnown) ? Wait(() => Request(lookUp)) : Move("unavailable", lookUp.Unavailable);
            case GuideStep.TryFixes fixes:
                _fixOrder = [.. _ranking(_guide!, fixes).Select(fix => fix.Id).Where(id => !WasTried(fixes.Id, id))];
                return OfferFrom(fixes, 0);
            case GuideStep.Call call:
                _calls = [.. _calls, new GuideFrame(_guide!.Id, call.Id)];
                _guide = _guides.Find(call.Guide, _before.Language);
                return _guide?.Start ?? "";
            case GuideStep.Resolved resolved:
                Say(resolved.Text);
                return Return() ?? Wait(() => End(GuideEndKind.Resolved, null, null));
            case GuideStep.HandOff handOff:
                Say(handOff.Text);
                if (handOff.Meanwhile is { } meanwhile)
                    Say(meanwhile);
                return Wait(() => End(GuideEndKind.HandOff, handOff.Priority, handOff.Team ?? _guide!.Team));
            default:
                throw new InvalidOperationException($"Step '{step.Id}' is of a kind the runner does not know: {step.GetType().Name}.");
        }
    }

    private string Move(string label, string to)
    {
        _moves.Add(new GuideMove(_guide!.Id, _step!.Id, _fixId, label, to));
        return to;
    }

    private static string? Wait(Action act)
    {
        act();
        return null;
    }

    /// <summary>The way on in the calling guide, or null when nobody called this one.</summary>
    private string? Return()
    {
        if (_calls.Count == 0)
            return null;
        var frame = _calls[^1];
        _calls = [.. _calls.Take(_calls.Count - 1)];
        _guide = _guides.Find(frame.GuideId, _before.Language);
        _step = _guide?.Steps.GetValueOrDefault(frame.StepId);
        return _step is GuideStep.Call call ? Move(GuideEdge.After(call), call.Next) : "";
    }

    private bool IsKnown(GuideText text) => text.Slots.All(slot => _slots.TryGetValue(slot, out var value) && !value.IsEmpty);

    private void Say(GuideText text) => _says.Add(new GuideSay(text.Fill(_guide!, _slots), _step!.Id));

    private void Say(SafeText phrase) => _says.Add(new GuideSay(phrase, ""));

    private void Request(GuideStep.LookUp lookUp) =>
        _lookUp = new LookUpRequest(lookUp.Id, lookUp.Connector,
            lookUp.With.ToDictionary(with => with.Key, with => with.Value.Fill(_guide!, ForSystems()), StringComparer.Ordinal));

    /// <summary>Slots as other systems understand them: a choice by its id, whatever language it was shown in.</summary>
    private Dictionary<string, SafeText> ForSystems()
    {
        var slots = new Dictionary<string, SafeText>(_slots, StringComparer.Ordinal);
        foreach (var (slot, choice) in _picked)
            slots[slot] = SafeText.OfIdentifier(choice);
        return slots;
    }

    private void End(GuideEndKind kind, string? priority, string? team) =>
        _end = new GuideEnd(kind, _guide!.Id, _step!.Id, _guide.Category, _guide.Topic, priority, team);

    /// <summary>A person takes over although no step says so.</summary>
    private void HandOver()
    {
        Say(_phrases.HandOver);
        _end = new GuideEnd(GuideEndKind.HandOff, _before.GuideId, "", _guide?.Category ?? "other", _guide?.Topic ?? "", _guide?.Priority ?? "medium", _guide?.Team);
    }
}
