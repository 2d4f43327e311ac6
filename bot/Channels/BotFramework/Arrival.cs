using SupportBot.Bot.Turns;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>What an Activity asks of us and how the request is answered.</summary>
internal abstract record Arrival
{
    /// <summary>Run a turn; the replies are posted later and the request gets an empty 200.</summary>
    public sealed record Turn(Incoming Incoming) : Arrival;

    /// <summary>Run a turn and answer with the activities (deliveryMode expectReplies).</summary>
    public sealed record TurnWithReplies(Incoming Incoming) : Arrival;

    /// <summary>Run a turn and answer as Action.Execute wants it.</summary>
    public sealed record CardAction(Incoming Incoming) : Arrival;

    /// <summary>Nothing for us: accepted with an empty 200.</summary>
    public sealed record Nothing : Arrival;

    /// <summary>An invoke nobody here knows: 501.</summary>
    public sealed record UnknownInvoke : Arrival;

    /// <summary>Cannot be understood: 400 with the sentence.</summary>
    public sealed record Bad(string Sentence) : Arrival;
}
