using SupportBot.Knowledge.Guides.Checks;
using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// What came of simulated runs. <c>Questions</c>: asked in a run, on average and at most. <c>Steps</c> and <c>Branches</c>: of this guide,
/// reached and in all; <c>NotTaken</c> names the branches no run took. <c>Moves</c>: how often each way was taken, by <see cref="GuideMove"/>
/// without its fix.
/// </summary>
public sealed record GuideSimulationResult(
    int Runs, int Resolved, int HandedOver, double QuestionsOnAverage, int QuestionsAtMost, int StepsReached, int Steps, int BranchesTaken,
    int Branches, IReadOnlyList<string> NotTaken, IReadOnlyDictionary<GuideMove, int> Moves);

/// <summary>
/// Plays a guide with made-up people: to see its shape before anyone is led through it. They pick choices evenly, now and then do not
/// know, do not make sense or go back; a fix works with the author's chance; systems answer each way there is, or not at all.
/// The same seed gives the same runs.
/// </summary>
public sealed class GuideSimulation
{
    private readonly GuideSet _guides;
    private readonly Guide _guide;
    private readonly Random _random;
    private readonly FixRanking _ranking;
    private readonly Dictionary<GuideMove, int> _moves = [];
    private int _resolved;
    private int _handedOver;
    private int _questions;
    private int _longest;

    private GuideSimulation(GuideSet guides, Guide guide, Random random, FixRanking ranking) =>
        (_guides, _guide, _random, _ranking) = (guides, guide, random, ranking);

    /// <param name="random">Seeded by the caller.</param>
    /// <param name="ranking">The order of fixes; the author's by default.</param>
    public static GuideSimulationResult Run(GuideSet guides, Guide guide, int runs, Random random, FixRanking? ranking = null)
    {
        var simulation = new GuideSimulation(guides, guide, random, ranking ?? FixOrder.ByAuthor);
        for (var run = 0; run < runs; run++)
            simulation.Play(knowsThePerson: run % 4 != 0);
        return simulation.Result(runs);
    }

    private void Play(bool knowsThePerson)
    {
        var known = new Dictionary<string, SafeText>(StringComparer.Ordinal);
        foreach (var slot in _guide.Slots.Values.Where(slot => slot.Given && knowsThePerson && (slot.Name == "user_id" || _random.Next(3) == 0)))
            known[slot.Name] = SafeText.OfConstant("made-up");
        var turn = GuideRunner.Start(_guides, _guide.Id, _guide.Language, known, _ranking);
        var questions = Count(turn, 0);
        while (turn.End is null)
        {
            turn = GuideRunner.Advance(_guides, turn.Next, Answer(turn), _ranking);
            questions = Count(turn, questions);
        }
        _questions += questions;
        _longest = Math.Max(_longest, questions);
        if (turn.End.Kind == GuideEndKind.Resolved)
            _resolved++;
        else
            _handedOver++;
    }

    private int Count(GuideTurn turn, int questions)
    {
        foreach (var move in turn.Moves.Select(move => move with { FixId = null }))
            _moves[move] = _moves.GetValueOrDefault(move) + 1;
        return turn.Question is null ? questions : questions + 1;
    }

    private GuideInput Answer(GuideTurn turn)
    {
        if (turn.LookUp is { } lookUp)
            return new GuideInput.LookedUp(lookUp.StepId, Values((GuideStep.LookUp)StepOf(turn)));
        var question = turn.Question!;
        return _random.Next(20) switch
        {
            0 => GuideInput.Answer.Of(GuideReply.Unclear),
            1 => GuideInput.Answer.Of(GuideReply.Unsure),
            2 => new GuideInput.Back(),
            _ when StepOf(turn) is GuideStep.TryFixes fixes => GuideInput.Answer.Of(Outcome(fixes, question.FixId!)),
            _ when question.Choices.Count > 0 => GuideInput.Answer.Pick(_random.Next(question.Choices.Count)),
            _ => GuideInput.Answer.Written(SafeText.Of(_random.Next(1, 1_000))),
        };
    }

    private GuideStep StepOf(GuideTurn turn) => _guides.Find(turn.Next.GuideId, turn.Next.Language)!.Steps[turn.Next.StepId];

    private GuideReply Outcome(GuideStep.TryFixes step, string fixId)
    {
        var chance = step.Fixes.First(fix => fix.Id == fixId).Chance ?? FixOrder.DefaultChance;
        return _random.NextDouble() < chance ? GuideReply.Worked : _random.Next(5) == 0 ? GuideReply.AlreadyTried : GuideReply.DidNotWork;
    }

    /// <summary>One of the answers the step is made for, one it is not made for, or none.</summary>
    private Dictionary<string, SafeText>? Values(GuideStep.LookUp step)
    {
        var which = _random.Next(-2, step.Results.Count);
        if (which == -2)
            return null;
        var values = new Dictionary<string, SafeText>(StringComparer.Ordinal);
        if (which == -1)
            return values;
        var result = step.Results[which];
        foreach (var field in result.Save.Values)
            values[field] = SafeText.Of(_random.Next(1, 100));
        foreach (var (field, allowed) in result.When)
            values[field] = SafeText.OfIdentifier(allowed[_random.Next(allowed.Count)]);
        return values;
    }

    private GuideSimulationResult Result(int runs)
    {
        var own = _moves.Keys.Where(move => move.GuideId == _guide.Id).ToList();
        var taken = own.Select(move => (move.StepId, move.Label)).ToHashSet();
        var edges = _guide.Steps.Values.SelectMany(GuideEdge.Of).ToList();
        var notTaken = edges.Where(edge => !taken.Contains((edge.From, edge.Label))).Select(edge => GuidePaths.Draw(edge.From, [edge])).ToList();
        var reached = own.SelectMany(move => new[] { move.StepId, move.To }).Append(_guide.Start).ToHashSet(StringComparer.Ordinal);
        return new GuideSimulationResult(runs, _resolved, _handedOver, (double)_questions / runs, _longest,
            _guide.Steps.Keys.Count(reached.Contains), _guide.Steps.Count, edges.Count - notTaken.Count, edges.Count, notTaken, _moves);
    }
}
