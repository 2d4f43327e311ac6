using SupportBot.Bot.Dialogs;
using SupportBot.Store;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>Random walks through the real turn: whatever is said in whatever order, it leads somewhere.</summary>
public sealed class NeverALoopTests
{
    private const int Walks = 60, Steps = 60;

    /// <summary>The same question so many times in a row is the last time.</summary>
    private const int MostRepeats = 3;

    /// <summary>Messages after which a person, a solution or something new must have come.</summary>
    private const int Patience = 30;

    [Fact]
    public async Task A_conversation_never_goes_round_in_circles()
    {
        await using var house = await BotHouse.OpenAsync();
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Walks), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (seed, _) =>
        {
            if (await WalkAsync(house, seed) is { } fault)
                faults.Enqueue($"Walk {seed}: {fault}");
        });
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults.Order(StringComparer.Ordinal).Take(5)));
    }

    /// <summary>What went wrong, with the last messages and replies; null when nothing did.</summary>
    private static async Task<string?> WalkAsync(BotHouse house, int seed)
    {
        var random = new Random(seed);
        var chat = house.Chat("w" + seed);
        var told = new List<string>();
        var (asked, repeats, waited) = ("", 0, 0);
        for (var step = 0; step < Steps; step++)
        {
            if ((await chat.RecordAsync())?.Owner == ConversationOwner.Human)
            {
                await EndAsync(house, chat, random);
                (asked, repeats, waited) = ("", 0, 0);
            }
            var steers = random.Next(8) == 0;
            var text = steers ? Messages.Steering[random.Next(Messages.Steering.Length)] : Messages.All[random.Next(Messages.All.Length)];
            var said = await chat.SayAsync(text);
            told.Add($"  > {text}\n    {string.Join("\n    ", said.Select(line => line.ReplaceLineEndings(" ")))}");
            var state = await chat.StateAsync();
            var question = state.Pending is null || said.Count == 0 ? "" : said[^1] + state.Guide?.StepId + state.Guide?.FixId;
            if (steers)
            {
                // Who goes back meets questions again; that is what they asked for, not a question asked in a row.
                if (question != asked)
                    (asked, repeats) = ("", 0);
                continue;
            }
            (repeats, asked) = (question.Length > 0 && question == asked ? repeats + 1 : 1, question);
            waited = IsProgress(state, said) ? 0 : waited + 1;
            if (repeats > MostRepeats || waited > Patience)
                return (repeats > MostRepeats ? $"asked the same {repeats} times" : $"led nowhere in {waited} messages") + "\n" + string.Join('\n', told.TakeLast(repeats + 2));
        }
        return null;
    }

    private static bool IsProgress(ConversationState state, IReadOnlyList<string> said) =>
        said.Count > 0 && (state.Pending is null or Pending.WasHelpful or Pending.Detail or Pending.LookUp || state.Outcome is not null);

    private static async Task EndAsync(BotHouse house, TestChat chat, Random random)
    {
        var ticket = (await chat.StateAsync()).TicketId!;
        var action = new Desk.DeskAction(ticket, "ana", "Ana", $"f{ticket}-{random.Next()}");
        await (random.Next(2) == 0
            ? house.Desk.HandBackAsync(action, CancellationToken.None)
            : house.Desk.ResolveAsync(action, "This is solved now.", CancellationToken.None));
    }
}
