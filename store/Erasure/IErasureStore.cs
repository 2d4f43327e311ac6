namespace SupportBot.Store;

/// <summary>A person's right to see what is kept and to have it removed.</summary>
public interface IErasureStore
{
    /// <summary>
    /// Removes a person: conversations with transcript, inbox, outbox and effects go; tickets stay as tombstones without text, name or user id, so that
    /// numbers still add up. The caller deletes the files in the report and notes the erasure in the audit log.
    /// </summary>
    Task<ErasureReport> EraseUserAsync(string userId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Everything kept under this user id.</summary>
    Task<UserExport> ExportUserAsync(string userId, CancellationToken cancellationToken = default);
}

/// <param name="Files">Path ids of uploads whose files must be deleted now.</param>
public sealed record ErasureReport(int Conversations, int TranscriptLines, int Tickets, IReadOnlyList<string> Files);

public sealed record UserExport(string UserId, IReadOnlyList<ExportedConversation> Conversations, IReadOnlyList<TicketRecord> Tickets);

public sealed record ExportedConversation(ConversationRecord Conversation, IReadOnlyList<TranscriptLine> Transcript, IReadOnlyList<Upload> Uploads);
