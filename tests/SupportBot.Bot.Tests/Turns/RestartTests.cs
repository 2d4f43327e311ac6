using SupportBot.Bot.Dialogs;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Turns;

/// <summary>A restart is not noticed, and the same turn is always the same.</summary>
public sealed class RestartTests
{
    private static readonly string[] Story =
    [
        "hello", "my mining rewards are missing since monday", "In a pool with my own miner", "I do not know", "how long does a payout take?", "back",
        "yes", "no", "start over", "I cannot log in, the code does not arrive", "no", "I want to talk to a person", "skip", "an old phone", "yesterday",
    ];

    [Fact]
    public async Task A_new_process_goes_on_where_the_old_one_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("restart-").FullName;
        try
        {
            var restarted = new List<string>();
            for (var at = 0; at < Story.Length; at++)
            {
                await using var house = await BotHouse.OpenAsync(folder);
                restarted.AddRange(await house.Chat().SayAsync(Story[at], $"m{at}"));
            }
            await using var steady = await BotHouse.OpenAsync();
            Assert.Equal(await TellAsync(steady), restarted);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("msteams")]
    [InlineData("terminal")]
    public async Task The_same_messages_at_the_same_time_get_the_same_bytes(string channel)
    {
        await using var one = await BotHouse.OpenAsync();
        await using var other = await BotHouse.OpenAsync();
        var (left, right) = (one.Chat(channel: channel), other.Chat(channel: channel));
        foreach (var text in Story)
        {
            await left.SayAsync(text);
            await right.SayAsync(text);
            Assert.Equal(left.Outcome!.Replies, right.Outcome!.Replies);
            Assert.Equal((await left.RecordAsync())!.State, (await right.RecordAsync())!.State);
        }
    }

    [Fact]
    public async Task The_state_means_the_same_after_it_was_kept_and_read()
    {
        await using var house = await BotHouse.OpenAsync();
        var chat = house.Chat();
        foreach (var text in Story)
        {
            await chat.SayAsync(text);
            var kept = (await chat.RecordAsync())!.State;
            Assert.Equal(kept, KeptState.Write(KeptState.Read(kept)));
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Every_kind_of_question_survives_being_kept(string kind, Pending pending)
    {
        var read = KeptState.Read(KeptState.Write(Some.State(pending))).Pending!;
        Assert.Equal(kind, read.GetType().Name);
        Assert.Equal(pending.AskedInTurn, read.AskedInTurn);
        Assert.Equal(pending.Choices, read.Choices);
    }

    public static TheoryData<string, Pending> Questions()
    {
        var options = Some.Options((OptionTarget.Article, "a"), (OptionTarget.Person, ""));
        Pending[] all =
        [
            new Pending.PickOption(3, options), new Pending.WasHelpful(3, "a", "g", options), new Pending.GuideQuestion(3, [Some.Text("In a pool")], false),
            new Pending.Detail(3, "device"), new Pending.PickLanguage(3, options), new Pending.IsSolved(3, "t1", "SB-7K2M-9QXT", options),
            new Pending.IsHappening(3, [Some.Text("Yes"), Some.Text("No")]), new Pending.LookUp(3, "e1", "session"),
        ];
        Assert.Equal(typeof(Pending).GetNestedTypes().Length, all.Length);
        var data = new TheoryData<string, Pending>();
        foreach (var pending in all)
            data.Add(pending.GetType().Name, pending);
        return data;
    }

    private static async Task<List<string>> TellAsync(BotHouse house)
    {
        var chat = house.Chat();
        var said = new List<string>();
        for (var at = 0; at < Story.Length; at++)
            said.AddRange(await chat.SayAsync(Story[at], $"m{at}"));
        return said;
    }
}
