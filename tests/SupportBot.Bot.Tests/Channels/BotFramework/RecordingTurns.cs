using System.Collections.Concurrent;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

/// <summary>Turns that only remember what came in and answer what the test says.</summary>
internal sealed class RecordingTurns : ITurns
{
    public ConcurrentQueue<Incoming> Seen { get; } = new();

    public Func<Incoming, TurnOutcome> Answer { get; set; } = _ => new TurnOutcome(TurnStatus.Done, [], null);

    public Incoming Last => Seen.Last();

    public Task<TurnOutcome> RunAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        Seen.Enqueue(incoming);
        return Task.FromResult(Answer(incoming));
    }

    public static SafeText Reply(string text) => KeptJson.Write(new { type = "message", text = new Redactor().Redact(text).Text });
}
