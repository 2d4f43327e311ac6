using System.Globalization;
using System.Net;
using Xunit;

namespace SupportBot.Acceptance.Harness;

/// <summary>Plays a script through a client and checks every expectation on the way.</summary>
public sealed class ScriptPlayer(BotProcess bot, IChatClient chat, string channel, DeskClient? desk, string? foreignReference = null)
{
    private const int PicksAtMost = 3;

    private string _played = "";
    private string? _reference;

    public async Task PlayAsync(ConversationScript script)
    {
        Show("bot", await chat.OpenAsync(script.Locale));
        foreach (var step in script.Says)
            Check(step, await DoAsync(step));
        await CheckEndAsync(script.After);
    }

    /// <summary>Everything said so far by everybody, for people to read.</summary>
    public string Played => _played;

    private async Task<IReadOnlyList<Said>> DoAsync(ScriptStep step)
    {
        if (step.User is { } words)
            return await PickAsync(step, await SayAsync(string.Concat(Enumerable.Repeat(words, step.Times))));
        if (step.Card is { } values)
        {
            _played += "user: a card\n";
            return Show("bot", await chat.SubmitAsync(values.ToDictionary(pair => pair.Key, pair => Filled(pair.Value))));
        }
        Assert.NotNull(desk);
        if (step.Agent is { } reply)
            await desk.ReplyAsync(await ReferenceAsync(), reply);
        else if (step.Resolve is { } closing)
            await desk.ResolveAsync(await ReferenceAsync(), closing);
        else
            await desk.HandBackAsync(await ReferenceAsync());
        _played += $"(desk: {step.Agent ?? step.Resolve ?? "hands back"})\n";
        return Show("bot", await chat.HearAsync(Math.Max(1, step.Bot.Count > 1 ? 2 : 1), TimeSpan.FromSeconds(5)));
    }

    private async Task<IReadOnlyList<Said>> SayAsync(string words)
    {
        var filled = Filled(words);
        _played += $"user: {(filled.Length > 300 ? filled[..100] + " …" : filled)}\n";
        return Show("bot", await chat.SayAsync(filled));
    }

    /// <summary>
    /// A person who is shown choices picks theirs. Three picks may stand between the words and the goal (as many as
    /// there are questions before a ticket); a fourth is a way that is too long.
    /// </summary>
    private async Task<IReadOnlyList<Said>> PickAsync(ScriptStep step, IReadOnlyList<Said> said)
    {
        var all = said.ToList();
        for (var picked = 0; step.Until is { } goal && picked < PicksAtMost && !Contains(said, goal); picked++)
        {
            var offered = said.SelectMany(line => line.Buttons).ToHashSet();
            var pick = step.Picks.Find(offered.Contains);
            Assert.True(pick is not null, $"None of “{string.Join("”, “", step.Picks)}” was offered on the way to “{goal}”.\n{_played}");
            said = await SayAsync(pick);
            all.AddRange(said);
        }
        Assert.True(step.Until is null || Contains(said, step.Until), $"“{step.Until}” was not reached.\n{_played}");
        return all;
    }

    private static bool Contains(IReadOnlyList<Said> said, string words) => said.Any(line => line.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    private string Filled(string words) => words
        .Replace("{reference}", _reference, StringComparison.Ordinal)
        .Replace("{foreign}", foreignReference, StringComparison.Ordinal);

    private IReadOnlyList<Said> Show(string who, IReadOnlyList<Said> said)
    {
        foreach (var line in said)
        {
            _played += $"{who}: {line.Text} {(line.Buttons.Count > 0 ? "[" + string.Join(" | ", line.Buttons) + "]" : "")}\n";
            if (References.Find(line.Text) is { } reference && reference != foreignReference)
                _reference = reference;
        }
        return said;
    }

    private void Check(ScriptStep step, IReadOnlyList<Said> said)
    {
        var text = string.Join("\n", said.Select(line => line.Text));
        foreach (var wanted in step.Bot.Select(Filled))
            Assert.True(text.Contains(wanted, StringComparison.OrdinalIgnoreCase), $"“{wanted}” was not said.\n{_played}");
        foreach (var unwanted in step.Not)
            Assert.False(text.Contains(unwanted, StringComparison.OrdinalIgnoreCase), $"“{unwanted}” was said.\n{_played}");
        foreach (var button in step.Buttons)
            Assert.True(said.SelectMany(line => line.Buttons).Contains(button), $"No button “{button}”.\n{_played}");
        Assert.True(step.Silent == (said.Count == 0), $"{(step.Silent ? "Silence" : "An answer")} was expected.\n{_played}");
    }

    private async Task<string> ReferenceAsync()
    {
        var rows = await bot.QueryAsync("SELECT reference FROM tickets WHERE conversation_id = $c ORDER BY no DESC", ("$c", channel + ":" + chat.ConversationId));
        Assert.True(rows.Count > 0, "There is no ticket to work on.\n" + _played);
        return (string)rows[0]["reference"]!;
    }

    private async Task CheckEndAsync(ScriptEnd end)
    {
        var key = ("$c", (object)(channel + ":" + chat.ConversationId));
        var conversation = Assert.Single(await bot.QueryAsync("SELECT owner, outcome, language FROM conversations WHERE id = $c", key));
        if (end.Owner is { } owner)
            Assert.True(owner == (Convert.ToInt64(conversation["owner"], CultureInfo.InvariantCulture) == 1 ? "human" : "bot"), $"The owner is not {owner}.\n{_played}");
        if (end.Outcome is { } outcome)
            Assert.True(outcome == (conversation["outcome"] as string ?? "none"), $"The outcome is {conversation["outcome"] ?? "none"}, not {outcome}.\n{_played}");
        if (end.Language is { } language)
            Assert.Equal(language, conversation["language"]);
        var tickets = await bot.QueryAsync("SELECT * FROM tickets WHERE conversation_id = $c", key);
        if (end.Tickets is { } count)
            Assert.True(count == tickets.Count, $"There are {tickets.Count} tickets, not {count}.\n{_played}");
        foreach (var (field, value) in end.Ticket)
        {
            var found = Convert.ToString(Assert.Single(tickets)[field], CultureInfo.InvariantCulture);
            Assert.True(value == found, $"The ticket's {field} is {found}, not {value}.\n{_played}");
        }
        if (end.Desk.Count + end.NotAtDesk.Count > 0)
            await CheckDeskAsync(end);
    }

    private async Task CheckDeskAsync(ScriptEnd end)
    {
        Assert.NotNull(desk);
        var page = WebUtility.HtmlDecode(await desk.PageAsync("/desk/tickets/" + await ReferenceAsync()));
        foreach (var wanted in end.Desk)
            Assert.True(page.Contains(wanted, StringComparison.OrdinalIgnoreCase), $"The ticket's page does not say “{wanted}”.\n{_played}");
        foreach (var unwanted in end.NotAtDesk)
            Assert.False(page.Contains(unwanted, StringComparison.OrdinalIgnoreCase), $"The ticket's page says “{unwanted}”.\n{_played}");
    }
}
