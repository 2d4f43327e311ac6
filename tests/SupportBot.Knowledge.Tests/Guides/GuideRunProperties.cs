using FsCheck;
using FsCheck.Fluent;
using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

/// <summary>Whatever people answer, in whatever order, with every kind of interruption.</summary>
public class GuideRunProperties
{
    private static readonly GuideSet _guides = Content.Shipped.Guides;

    [Fact]
    public void Any_sequence_of_answers_ends_or_waits_for_one_thing() =>
        Prop.ForAll<int, bool>((seed, known) => Run(seed, known, (_, _) => { })).QuickCheckThrowOnFailure();

    [Fact]
    public void Progress_means_the_same_after_it_was_kept_and_read() =>
        Prop.ForAll<int, bool>((seed, known) => Run(seed, known, (turn, input) =>
        {
            var read = KeptJson.Read<GuideProgress>(KeptJson.Write(turn.Next))!;
            Assert.Equal(KeptJson.Write(GuideRunner.Advance(_guides, turn.Next, input)), KeptJson.Write(GuideRunner.Advance(_guides, read, input)));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interruption_changes_nothing() =>
        Prop.ForAll<int, bool>((seed, known) => Run(seed, known, (turn, _) =>
        {
            var resumed = GuideRunner.Advance(_guides, turn.Next, new GuideInput.Resume());
            Assert.Equal(KeptJson.Write(turn.Next), KeptJson.Write(resumed.Next));
            Assert.Equal(turn.Question?.Text, resumed.Question?.Text);
        })).QuickCheckThrowOnFailure();

    private static bool Run(int seed, bool known, Action<GuideTurn, GuideInput> look)
    {
        var random = new System.Random(seed);
        var guide = _guides.All[random.Next(_guides.All.Count)];
        var turn = GuideRunner.Start(_guides, guide.Id, guide.Language, known ? Content.Known(("user_id", "u1"), ("tx", "a1")) : Content.Known());
        for (var step = 0; step < 3 * GuideRunner.MaxTurns && turn.End is null; step++)
        {
            var input = Next(turn, random);
            look(turn, input);
            turn = GuideRunner.Advance(_guides, turn.Next, input);
            Assert.False(turn.Question is not null && turn.LookUp is not null);
        }
        return turn.End is not null;
    }

    private static GuideInput Next(GuideTurn turn, System.Random random)
    {
        if (turn.LookUp is { } lookUp)
            return new GuideInput.LookedUp(lookUp.StepId, random.Next(3) switch
            {
                0 => null,
                1 => Content.Known(("state", "open"), ("title", "Outage"), ("updated", "today")),
                _ => Content.Known(("state", "locked")),
            });
        return random.Next(10) switch
        {
            0 => new GuideInput.Back(),
            1 => new GuideInput.Repeat(),
            2 => GuideInput.Answer.Written(SafeText.Of(random.Next())),
            3 => GuideInput.Answer.Pick(random.Next(-1, 9)),
            _ => GuideInput.Answer.Of((GuideReply)random.Next(Enum.GetValues<GuideReply>().Length)),
        };
    }
}
