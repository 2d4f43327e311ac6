namespace SupportBot.Models;

/// <summary>A thing named in a message.</summary>
/// <param name="Start">Place in the text, characters from 0.</param>
/// <param name="Value">As it should be looked up: references and codes upper case, hashes and hex addresses as written.</param>
/// <param name="Network">For addresses, what the prefix tells: "bitcoin", "ethereum", "tron", …; null when unknown.</param>
/// <param name="ChecksumFails">The address has a checksum, and it is wrong: mistyped or cut.</param>
public sealed record Entity(EntityKind Kind, int Start, int Length, string Value, string? Network = null, bool ChecksumFails = false)
{
    /// <summary>Of an amount: the number; null for everything else.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Of an amount: the code of the currency, "USD", "BTC"; null for everything else.</summary>
    public string? Currency { get; init; }

    /// <summary>Of a moment: what it means at the caller's local time; null when no time was given, and for dates like 04/05 that are read either way.</summary>
    public MomentRange? When { get; init; }
}

public enum EntityKind
{
    TicketReference,
    TransactionHash,
    Address,
    Amount,
    ErrorCode,
    Device,
    Version,
    Network,
    MinerSoftware,

    /// <summary>A date or time, in figures or words: "since monday", "3 days ago", "2026-11-03". The value is the words.</summary>
    Moment,
}
