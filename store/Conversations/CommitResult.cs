using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>What became of a <see cref="TurnCommit"/> or <see cref="DeskCommit"/>.</summary>
public abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <summary>Durable. The transcript entries have the numbers <paramref name="FirstSeq"/>, <paramref name="FirstSeq"/> + 1, …</summary>
    /// <param name="Version">The conversation's version now; 0 when the commit had no conversation.</param>
    /// <param name="FirstSeq">Number of the first new line; one more than <paramref name="LastSeq"/> when there was none.</param>
    /// <param name="LastSeq">The conversation's newest number.</param>
    public sealed record Committed(long Version, long FirstSeq, long LastSeq) : CommitResult;

    /// <summary>This key was committed before; nothing was changed.</summary>
    /// <param name="SameBody">False: the channel reused an id for another text, which deserves a warning.</param>
    public sealed record Duplicate(SafeText StoredReplies, bool SameBody) : CommitResult;

    /// <summary>Something moved since the decision was made: load again and decide again. Nothing was changed.</summary>
    /// <param name="Id">The conversation, ticket, hand-off key or reference that moved or is taken.</param>
    public sealed record Conflict(ConflictKind Kind, string Id) : CommitResult;
}

public enum ConflictKind
{
    Conversation,
    Ticket,

    /// <summary>Another ticket was made for the same hand-off.</summary>
    HandoffKey,

    /// <summary>Another ticket has this public reference: draw a new one.</summary>
    Reference,
}
