using SupportBot.Knowledge.Guides.Checks;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>Questions, and what their answers lead to.</summary>
internal sealed partial class GuideRun
{
    /// <summary>
    /// Whether the input can be taken. False when the guide is gone (the run ended) or changed so much that it began again, because
    /// then the input belongs to a question that is no more.
    /// </summary>
    public bool IsStillValid()
    {
        if (_guide is null)
        {
            HandOver();
            return false;
        }
        if (_guide.Version == _before.Version && _step is not null)
            return true;
        _history.RemoveAll(place => _guides.Find(place.GuideId, _before.Language)?.Steps.ContainsKey(place.StepId) != true);
        if (_step?.Kind == _before.StepKind && (_step is not GuideStep.TryFixes fixes || fixes.Fixes.Any(fix => fix.Id == _fixId)))
            return true;
        Restart();
        return false;
    }

    public void Take(GuideInput input)
    {
        if (input is GuideInput.Answer or GuideInput.Back && ++_turns > GuideRunner.MaxTurns)
            HandOver();
        else
            switch (input)
            {
                case GuideInput.Answer answer when _step is GuideStep.Ask ask:
                    Answered(ask, answer);
                    break;
                case GuideInput.Answer answer when _step is GuideStep.TryFixes fixes:
                    Answered(fixes, answer);
                    break;
                case GuideInput.LookedUp result when _step is GuideStep.LookUp lookUp && result.StepId == lookUp.Id:
                    Answered(lookUp, result.Values);
                    break;
                case GuideInput.Back:
                    Back();
                    break;
                case GuideInput.Repeat or GuideInput.Resume:
                    Present();
                    break;
            }
    }

    private void Restart()
    {
        Say(_phrases.Restarted);
        var root = _guides.Find(_calls.Count > 0 ? _calls[0].GuideId : _before.GuideId, _before.Language);
        (_guide, _calls) = (root, []);
        _history.Clear();
        _visits.Clear();
        _given.Clear();
        _given.AddRange(_slots.Where(slot => !slot.Value.IsEmpty).Select(slot => slot.Key));
        Go(root?.Start ?? "");
    }

    /// <summary>The way on when the answer came with the start of the run, else null.</summary>
    private string? PassOver(GuideStep.Ask ask)
    {
        if (ask.Slot is not { } slot || !_given.Contains(slot) || !_slots.TryGetValue(slot, out var value))
            return null;
        if (ask.Takes != AnswerKind.Choice)
            return Move("answer", ask.Next);
        if (Matching(ask, value) is not { } choice)
            return null;
        _picked[slot] = choice.Id;
        return Move(choice.Id, choice.Next);
    }

    private GuideChoice? Matching(GuideStep.Ask ask, SafeText text) =>
        text.IsEmpty ? null : ask.Choices.FirstOrDefault(choice =>
            choice.Id.Equals(text.Value, StringComparison.OrdinalIgnoreCase) ||
            choice.Say.Fill(_guide!, _slots).Value.Equals(text.Value, StringComparison.OrdinalIgnoreCase));

    private void Pose(GuideStep.Ask ask)
    {
        var choices = ask.Choices.Select(choice => new OfferedChoice(choice.Id, choice.Say.Fill(_guide!, _slots), choice.Means)).ToList();
        _offered = [.. ask.Choices.Select(choice => choice.Id)];
        _question = new PendingQuestion(_guide!.Id, ask.Id, null, ask.Takes, ask.Slot, ask.Text.Fill(_guide, _slots), choices);
    }

    private void Answered(GuideStep.Ask ask, GuideInput.Answer answer)
    {
        if (ask.Takes == AnswerKind.Choice && Chosen(ask, answer) is { } choice)
            Leave(ask, choice.Id, choice.Next, choice.Say.Fill(_guide!, _slots), choice.Id);
        else if (ask.Takes != AnswerKind.Choice && IsFreeAnswer(ask, answer))
            Leave(ask, "answer", ask.Next, answer.Text);
        else if (answer.Reply is GuideReply.Unsure or GuideReply.Skip && HasWayWithoutAnswer(ask))
            LeaveWithoutAnswer(ask);
        else if (++_attempts < GuideRunner.MaxUnclear)
            AskAgain(ask);
        else if (HasWayWithoutAnswer(ask))
            LeaveWithoutAnswer(ask);
        else
            HandOver();
    }

    private static bool HasWayWithoutAnswer(GuideStep.Ask ask) => ask.Unsure is not null || ask.Takes != AnswerKind.Choice;

    private void LeaveWithoutAnswer(GuideStep.Ask ask) => Leave(ask, ask.Unsure is null ? "no-answer" : "unsure", ask.Unsure ?? ask.Next, SafeText.Empty);

    private static bool IsFreeAnswer(GuideStep.Ask ask, GuideInput.Answer answer) =>
        !answer.Text.IsEmpty && answer.Reply is not (GuideReply.Unsure or GuideReply.Skip) &&
        (ask.Takes != AnswerKind.Number || answer.Text.Value.Any(char.IsDigit));

    private void AskAgain(GuideStep.Ask ask)
    {
        Say(ask.Takes switch { AnswerKind.Choice => _phrases.PickOne, AnswerKind.Number => _phrases.NeedNumber, _ => _phrases.SayAgain });
        Pose(ask);
    }

    private GuideChoice? Chosen(GuideStep.Ask ask, GuideInput.Answer answer)
    {
        if (answer.Choice >= 0)
            return answer.Choice < _offered.Count ? ask.Choices.FirstOrDefault(choice => choice.Id == _offered[answer.Choice]) : null;
        if (Matching(ask, answer.Text) is { } named)
            return named;
        if (answer.Reply == GuideReply.Unclear)
            return null;
        var kin = answer.Reply switch { GuideReply.Worked => GuideReply.Yes, GuideReply.DidNotWork => GuideReply.No, GuideReply.Yes => GuideReply.Worked, GuideReply.No => GuideReply.DidNotWork, _ => answer.Reply };
        return ask.Choices.FirstOrDefault(choice => choice.Means == answer.Reply) ?? ask.Choices.FirstOrDefault(choice => choice.Means == kin);
    }

    private void Leave(GuideStep.Ask ask, string label, string next, SafeText value, string? choice = null)
    {
        Remember();
        if (ask.Slot is { } slot)
        {
            _given.Remove(slot);
            _picked.Remove(slot);
            if (choice is not null)
                _picked[slot] = choice;
            if (value.IsEmpty)
                _slots.Remove(slot);
            else
                _slots[slot] = value;
        }
        Go(Move(label, next));
    }

    private void Remember() => _history.Add(new GuidePlace(_guide!.Id, _step!.Id, _fixId, _fixOrder, _calls));

    private void Answered(GuideStep.LookUp lookUp, IReadOnlyDictionary<string, SafeText>? values)
    {
        if (values is null)
        {
            Go(Move("unavailable", lookUp.Unavailable));
            return;
        }
        var result = lookUp.Results.FirstOrDefault(result => result.When.All(field =>
            values.TryGetValue(field.Key, out var value) && field.Value.Contains(value.Value, StringComparer.OrdinalIgnoreCase)));
        if (result is not null && !result.Save.Values.All(field => values.TryGetValue(field, out var value) && !value.IsEmpty))
        {
            Go(Move("unavailable", lookUp.Unavailable));
            return;
        }
        foreach (var (slot, field) in result?.Save ?? new Dictionary<string, string>())
            _slots[slot] = values[field];
        Go(result is null ? Move("otherwise", lookUp.Otherwise) : Move(GuideEdge.Describe(result), result.Next));
    }

    private void Back()
    {
        if (_history.Count > 0)
        {
            var place = _history[^1];
            _history.RemoveAt(_history.Count - 1);
            _guide = _guides.Find(place.GuideId, _before.Language);
            _step = _guide?.Steps.GetValueOrDefault(place.StepId);
            (_fixId, _fixOrder, _calls, _attempts) = (place.FixId, place.FixOrder, place.Calls, 0);
            if (_step is GuideStep.Ask { Slot: { } slot })
                _given.Remove(slot);
            if (_tried.RemoveAll(tried => tried.GuideId == place.GuideId && tried.StepId == place.StepId && tried.FixId == place.FixId) > 0)
                NoteTried();
        }
        Present();
    }

    /// <summary>What is open, in full.</summary>
    private void Present()
    {
        switch (_step)
        {
            case GuideStep.Ask ask:
                Pose(ask);
                break;
            case GuideStep.TryFixes fixes when fixes.Fixes.FirstOrDefault(fix => fix.Id == _fixId) is { } fix:
                Offer(fixes, fix);
                break;
            case GuideStep.LookUp lookUp:
                Request(lookUp);
                break;
            default:
                HandOver();
                break;
        }
    }
}
