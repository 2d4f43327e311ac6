using System.Globalization;
using System.Text.Json;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.Terminal;

/// <summary>
/// Talking to the bot in the terminal: the same turns as every channel. <c>why</c> explains the last reply,
/// <c>exit</c> or the end of input ends it.
/// </summary>
public sealed class TerminalChat(ITurns turns, IStore store, TimeProvider clock, TextReader input, TextWriter output)
{
    private readonly Address _address = new()
    {
        Channel = "terminal",
        ConversationId = "terminal-" + clock.GetUtcNow().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture),
        UserId = "terminal-user",
        BotId = "supportbot",
        TimeZone = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "UTC",
        Locale = CultureInfo.CurrentCulture.Name is { Length: > 1 } name ? name : "en",
        Transport = Transport.Terminal,
    };

    private long _shown;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("Write what is wrong. “why” explains the last reply, “exit” ends.");
        await SayAsync(IncomingKind.Joined, "", 0, cancellationToken);
        for (var number = 1; !cancellationToken.IsCancellationRequested; number++)
        {
            await output.WriteAsync("> ");
            await output.FlushAsync(cancellationToken);
            var line = await input.ReadLineAsync(cancellationToken);
            if (line is null || line.Trim().Equals("exit", StringComparison.OrdinalIgnoreCase))
                return;
            if (line.Trim().Equals("why", StringComparison.OrdinalIgnoreCase))
                await WhyAsync(cancellationToken);
            else if (line.Trim().Length > 0)
                await SayAsync(IncomingKind.Message, line, number, cancellationToken);
        }
    }

    private async Task SayAsync(IncomingKind kind, string text, int number, CancellationToken cancellationToken)
    {
        await turns.RunAsync(new Incoming { Kind = kind, Address = _address, ActivityId = "line-" + number, RawText = text }, cancellationToken);
        await ShowAsync(cancellationToken);
        // The answer of a look-up comes as a turn of its own, within its time limit.
        for (var waited = 0; waited < 60 && await AwaitsLookUpAsync(cancellationToken); waited++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancellationToken);
            await ShowAsync(cancellationToken);
        }
    }

    private async Task<bool> AwaitsLookUpAsync(CancellationToken cancellationToken) =>
        await store.LoadConversationAsync(_address.Key, cancellationToken) is { } kept
        && KeptJson.Read(kept.State, KeptBotJson.Kept.ConversationState)?.Pending is Dialogs.Pending.LookUp;

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        foreach (var line in await store.ReadTranscriptAsync(_address.Key, _shown, 100, cancellationToken))
        {
            _shown = line.Seq;
            if (line.Author is TranscriptAuthor.Bot or TranscriptAuthor.Agent && KeptJson.Read(line.Activity, KeptBotJson.Kept.KeptActivity)?.Text is { } words)
                await output.WriteLineAsync(words.Value + Environment.NewLine);
        }
    }

    private async Task WhyAsync(CancellationToken cancellationToken)
    {
        var lines = await store.ReadTranscriptAsync(_address.Key, 0, 10_000, cancellationToken);
        // A look-up is answered by a turn of its own: what was understood stands with the turn before, so all since the last words are shown.
        var spoke = lines.LastOrDefault(line => line.Author == TranscriptAuthor.User)?.Seq ?? 0;
        var explanations = lines.Where(line => line.Author == TranscriptAuthor.System && line.Seq > spoke).ToList();
        if (explanations.Count == 0)
            await output.WriteLineAsync("Nothing to explain yet.");
        foreach (var explanation in explanations)
        {
            using var json = JsonDocument.Parse(explanation.Activity.Value);
            await output.WriteLineAsync(JsonSerializer.Serialize(json.RootElement, Indented));
        }
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
