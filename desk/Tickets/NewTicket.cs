using SupportBot.Privacy;

namespace SupportBot.Desk.Tickets;

/// <summary>
/// What the bot knows when it hands over: the desk asks for none of it again. The plain strings are identifiers
/// (<see cref="SafeText.OfIdentifier"/>); what a person wrote is <see cref="SafeText"/>.
/// </summary>
public sealed record NewTicket
{
    public required string TicketId { get; init; }

    /// <summary>Public and unguessable: what the person is told.</summary>
    public required string Reference { get; init; }

    /// <summary>Unique for this hand-off, so that a repeated turn makes no second ticket.</summary>
    public required string HandoffKey { get; init; }

    public required string ConversationId { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    /// <summary>The person's language, as an agent should answer: <c>en</c>, <c>de</c> …</summary>
    public required string Language { get; init; }

    /// <summary>IANA zone of the person; null when unknown.</summary>
    public string? TimeZone { get; init; }

    /// <summary>account, mining, security, messaging, fees or other.</summary>
    public required string Category { get; init; }

    public string? Topic { get; init; }

    /// <summary>Money, access or safety is in danger now.</summary>
    public bool Urgent { get; init; }

    public bool Complaint { get; init; }

    /// <summary>The operator's system knows this person as the owner of the account.</summary>
    public bool Verified { get; init; }

    /// <summary>One line for the queue.</summary>
    public required SafeText Subject { get; init; }

    public SafeText Description { get; init; }

    /// <summary>What the person tried already, in order, one line each.</summary>
    public IReadOnlyList<SafeText> Tried { get; init; } = [];

    /// <summary>Facts by name: device, version, error text …</summary>
    public IReadOnlyDictionary<string, SafeText> Details { get; init; } = new Dictionary<string, SafeText>();

    public IReadOnlyList<TicketEvidence> Evidence { get; init; } = [];

    /// <summary>Why a human is needed, a word: <c>asked-for-human</c>, <c>guide-ended</c> …</summary>
    public required string Reason { get; init; }

    /// <summary>From the guide; null, or a name that is no team: the routing table decides.</summary>
    public string? Team { get; init; }

    /// <summary>From the guide, <c>critical</c> … <c>low</c>; null or another word: the rules decide.</summary>
    public string? Priority { get; init; }
}

/// <summary>A file the person sent.</summary>
/// <param name="UploadId">The store's id of the upload; null when the file itself was not kept.</param>
public sealed record TicketEvidence(SafeText Name, string ContentType, string? UploadId);
