namespace SupportBot.Models;

/// <summary>A thing named in a message.</summary>
/// <param name="Start">Place in the text, characters from 0.</param>
/// <param name="Value">As it should be looked up: references and codes upper case, hashes and hex addresses as written.</param>
/// <param name="Network">For addresses, what the prefix tells: "bitcoin", "ethereum", "tron", …; null when unknown.</param>
/// <param name="ChecksumFails">The address has a checksum, and it is wrong: mistyped or cut.</param>
public sealed record Entity(EntityKind Kind, int Start, int Length, string Value, string? Network = null, bool ChecksumFails = false);

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
}
