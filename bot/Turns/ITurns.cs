namespace SupportBot.Bot.Turns;

/// <summary>The way into the house: every channel, the desk and finished look-ups hand over what came in and get what it led to.</summary>
public interface ITurns
{
    /// <summary>
    /// Runs one turn, after every earlier one of the same conversation. When the task completes, the message and all that
    /// follows from it are durable.
    /// </summary>
    /// <exception cref="ArgumentException">An id of the address is no identifier: the caller should have answered 400.</exception>
    /// <exception cref="IOException">Nothing was kept; answer 503 so that the channel tries again.</exception>
    Task<TurnOutcome> RunAsync(Incoming incoming, CancellationToken cancellationToken);
}
