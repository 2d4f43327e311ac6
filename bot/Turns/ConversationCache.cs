using SupportBot.Bot.Dialogs;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>
/// The conversations of the last turns as this node left them, so that a turn need not read what it wrote itself a moment
/// ago. It may be behind (another node, the desk, an erasure): the commit is made on its version and refused then, and the
/// turn starts again from the store. Two generations bound it: the older goes when the younger is full.
/// </summary>
internal sealed class ConversationCache
{
    /// <summary>Of each generation; some 5 KB a conversation.</summary>
    private const int Most = 1_024;

    private readonly Lock _lock = new();
    private Dictionary<string, RecentConversation> _young = new(StringComparer.Ordinal);
    private Dictionary<string, RecentConversation> _old = new(StringComparer.Ordinal);

    public RecentConversation? Find(string conversation)
    {
        lock (_lock)
            return _young.GetValueOrDefault(conversation) ?? _old.GetValueOrDefault(conversation);
    }

    /// <summary>Keeps the conversation as the commit left it.</summary>
    public void Keep(ConversationRecord? before, ConversationChange change, ConversationState state, CommitResult.Committed committed)
    {
        var record = new ConversationRecord(
            change.Id, change.Channel, before?.UserId ?? change.UserId, committed.Version, change.State, change.Address, change.Owner, change.OwnerEpoch,
            change.Language, change.Outcome, before?.CreatedAt ?? change.LastActivityAt, change.LastActivityAt, committed.LastSeq);
        lock (_lock)
        {
            if (_young.Count >= Most)
                (_old, _young) = (_young, new Dictionary<string, RecentConversation>(Most, StringComparer.Ordinal));
            _young[change.Id] = new RecentConversation(record, state);
        }
    }

    public void Forget(string conversation)
    {
        lock (_lock)
        {
            _young.Remove(conversation);
            _old.Remove(conversation);
        }
    }
}

/// <param name="State">What the record's state says, read already.</param>
internal sealed record RecentConversation(ConversationRecord Record, ConversationState State);
