using System.Globalization;
using Xunit;

namespace SupportBot.Acceptance.Harness;

/// <summary>Plays a script through a client and checks every expectation on the way.</summary>
public sealed class ScriptPlayer(BotProcess bot, IChatClient chat, string channel, DeskClient? desk)
{
    private string _played = "";
    private string? _reference;

    public async Task PlayAsync(ConversationScript script)
    {
        Show("bot", await chat.OpenAsync(script.Locale));
        foreach (var step in script.Says)
            Check(step, await DoAsync(step));
        await CheckEndAsync(script.After);
    }

    private async Task<IReadOnlyList<Said>> DoAsync(ScriptStep step)
    {
        if (step.User is { } words)
        {
            _played += $"user: {words}\n";
            return Show("bot", await chat.SayAsync(words.Replace("{reference}", _reference, StringComparison.Ordinal)));
        }
        if (step.Card is { } values)
            return Show("bot", await chat.SubmitAsync(values.ToDictionary(pair => pair.Key, pair => pair.Value.Replace("{reference}", _reference, StringComparison.Ordinal))));
        Assert.NotNull(desk);
        if (step.Agent is { } reply)
            await desk.ReplyAsync(await ReferenceAsync(), reply);
        else if (step.Resolve is { } closing)
            await desk.ResolveAsync(await ReferenceAsync(), closing);
        else
            await desk.HandBackAsync(await ReferenceAsync());
        return Show("desk", await chat.HearAsync(Math.Max(1, step.Bot.Count > 1 ? 2 : 1), TimeSpan.FromSeconds(5)));
    }

    private IReadOnlyList<Said> Show(string who, IReadOnlyList<Said> said)
    {
        foreach (var line in said)
        {
            _played += $"{who}: {line.Text} {(line.Buttons.Count > 0 ? "[" + string.Join(" | ", line.Buttons) + "]" : "")}\n";
            _reference = References.Find(line.Text) ?? _reference;
        }
        return said;
    }

    private void Check(ScriptStep step, IReadOnlyList<Said> said)
    {
        var text = string.Join("\n", said.Select(line => line.Text));
        foreach (var wanted in step.Bot)
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
            Assert.True(value == Convert.ToString(Assert.Single(tickets)[field], CultureInfo.InvariantCulture), $"The ticket's {field} is {tickets[0][field]}, not {value}.\n{_played}");
    }
}
