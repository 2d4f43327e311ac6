using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

/// <summary>Walks a guide in every way an answer can lead, and keeps what it saw.</summary>
internal sealed class GuideWalker(GuideSet guides)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>As "guide/step -[label]→ step".</summary>
    public HashSet<string> Branches { get; } = [];

    public List<GuideTurn> Ends { get; } = [];

    public List<SafeText> Texts { get; } = [];

    public void Walk(string id, string language, IReadOnlyDictionary<string, SafeText> known)
    {
        var open = new Stack<GuideTurn>([GuideRunner.Start(guides, id, language, known)]);
        while (open.TryPop(out var turn))
        {
            See(turn);
            if (turn.End is null && _seen.Add(Key(turn.Next)))
                foreach (var input in InputsFor(turn))
                    open.Push(GuideRunner.Advance(guides, turn.Next, input));
        }
    }

    /// <summary>All the ways on from a turn, each in the shape a channel would bring.</summary>
    public IEnumerable<GuideInput> InputsFor(GuideTurn turn) =>
        turn.Question is { } question ? Answers(question)
        : turn.LookUp is { } lookUp ? Results(turn.Next, lookUp)
        : [];

    private static IEnumerable<GuideInput> Answers(PendingQuestion question) =>
    [
        .. question.Choices.Select((_, index) => GuideInput.Answer.Pick(index)),
        .. Enum.GetValues<GuideReply>().Select(GuideInput.Answer.Of),
        GuideInput.Answer.Written(SafeText.Of(12)),
    ];

    private IEnumerable<GuideInput> Results(GuideProgress at, LookUpRequest lookUp)
    {
        yield return new GuideInput.LookedUp(lookUp.StepId, null);
        yield return new GuideInput.LookedUp(lookUp.StepId, Content.Known(("state", "something new")));
        var step = (GuideStep.LookUp)guides.Find(at.GuideId, at.Language)!.Steps[lookUp.StepId];
        foreach (var result in step.Results)
        {
            var values = result.When.ToDictionary(field => field.Key, field => Content.Safe(field.Value[0]));
            foreach (var field in result.Save.Values)
                values.TryAdd(field, SafeText.Of(7));
            yield return new GuideInput.LookedUp(lookUp.StepId, values);
        }
    }

    private void See(GuideTurn turn)
    {
        Texts.AddRange(turn.Says.Select(say => say.Text));
        foreach (var move in turn.Moves)
            Branches.Add($"{move.GuideId}/{move.StepId} -[{move.Label}]→ {move.To}");
        if (turn.Question is { } question)
            Texts.AddRange([question.Text, .. question.Choices.Select(choice => choice.Say)]);
        if (turn.End is not null)
            Ends.Add(turn);
        Assert.Equal(1, (turn.Question is null ? 0 : 1) + (turn.LookUp is null ? 0 : 1) + (turn.End is null ? 0 : 1));
    }

    private static string Key(GuideProgress at) => string.Join('|',
    [
        at.GuideId, at.StepId, at.FixId, at.Attempts, string.Join(',', at.FixOrder), string.Join(',', at.Slots.Keys.Order(StringComparer.Ordinal)),
        .. at.Visits.Select(visit => $"{visit.Key}={visit.Value}"), .. at.Calls.Select(call => call.GuideId + call.StepId),
    ]);
}
