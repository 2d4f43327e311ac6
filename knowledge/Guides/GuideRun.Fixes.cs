using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>Fixes, one after the other.</summary>
internal sealed partial class GuideRun
{
    private static readonly IReadOnlyList<string> OutcomeIds = ["worked", "did-not-work", "already-tried"];

    private bool WasTried(string stepId, string fixId) =>
        _tried.Exists(tried => tried.GuideId == _guide!.Id && tried.StepId == stepId && tried.FixId == fixId);

    /// <summary>Offers the fix at this place of the order, or leaves the step when none is left.</summary>
    private string? OfferFrom(GuideStep.TryFixes step, int index)
    {
        if (index >= _fixOrder.Count || step.Fixes.FirstOrDefault(fix => fix.Id == _fixOrder[index]) is not { } fix)
        {
            _fixId = null;
            return Move("exhausted", step.Exhausted);
        }
        Offer(step, fix);
        return null;
    }

    private void Offer(GuideStep.TryFixes step, GuideFix fix)
    {
        _fixId = fix.Id;
        Say(fix.Say);
        AskOutcome(step, fix);
    }

    private void AskOutcome(GuideStep.TryFixes step, GuideFix fix)
    {
        _offered = OutcomeIds;
        _question = new PendingQuestion(_guide!.Id, step.Id, fix.Id, AnswerKind.FixOutcome, null, _phrases.DidItHelp,
        [
            new OfferedChoice(OutcomeIds[0], _phrases.Worked, GuideReply.Worked),
            new OfferedChoice(OutcomeIds[1], _phrases.DidNotWork, GuideReply.DidNotWork),
            new OfferedChoice(OutcomeIds[2], _phrases.AlreadyTried, GuideReply.AlreadyTried),
        ]);
    }

    private void Answered(GuideStep.TryFixes step, GuideInput.Answer answer)
    {
        var outcome = Outcome(answer);
        if (outcome is null && ++_attempts < GuideRunner.MaxUnclear)
        {
            Say(_phrases.PickOne);
            AskOutcome(step, step.Fixes.First(fix => fix.Id == _fixId));
            return;
        }
        Remember();
        _tried.Add(new TriedFix(_guide!.Id, step.Id, _fixId!, outcome ?? FixOutcome.DidNotWork));
        NoteTried();
        _attempts = 0;
        var done = _fixOrder.ToList().IndexOf(_fixId!);
        if (outcome == FixOutcome.Worked)
            Go(Move("worked", step.Worked));
        else
        {
            Move(Label(outcome), step.Id);
            if (OfferFrom(step, done + 1) is { } next)
                Go(next);
        }
    }

    private static string Label(FixOutcome? outcome) => outcome switch
    {
        FixOutcome.AlreadyTried => "already-tried",
        FixOutcome.Refused => "refused",
        _ => "did-not-work",
    };

    private FixOutcome? Outcome(GuideInput.Answer answer) => Meaning(answer) switch
    {
        GuideReply.Worked or GuideReply.Yes => FixOutcome.Worked,
        GuideReply.DidNotWork or GuideReply.No or GuideReply.Unsure => FixOutcome.DidNotWork,
        GuideReply.AlreadyTried => FixOutcome.AlreadyTried,
        GuideReply.Skip => FixOutcome.Refused,
        _ => null,
    };

    private GuideReply Meaning(GuideInput.Answer answer)
    {
        var text = answer.Text.Value;
        if (answer.Choice == 0 || IsSame(text, _phrases.Worked))
            return GuideReply.Worked;
        if (answer.Choice == 1 || IsSame(text, _phrases.DidNotWork))
            return GuideReply.DidNotWork;
        return answer.Choice == 2 || IsSame(text, _phrases.AlreadyTried) ? GuideReply.AlreadyTried : answer.Reply;
    }

    private static bool IsSame(string text, SafeText phrase) => text.Length > 0 && text.Equals(phrase.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Keeps the slot "tried" as "restart: did not work; cable: already tried".</summary>
    private void NoteTried()
    {
        if (_tried.Count == 0)
            _slots.Remove(GuideNames.Tried);
        else
            _slots[GuideNames.Tried] = SafeText.Join(SafeText.OfConstant("; "), _tried.Select(tried => SafeText.OfIdentifier(tried.FixId) + Words(tried.Outcome)));
    }

    private static SafeText Words(FixOutcome outcome) => outcome switch
    {
        FixOutcome.Worked => SafeText.OfConstant(": worked"),
        FixOutcome.DidNotWork => SafeText.OfConstant(": did not work"),
        FixOutcome.AlreadyTried => SafeText.OfConstant(": already tried"),
        _ => SafeText.OfConstant(": not wanted"),
    };
}
