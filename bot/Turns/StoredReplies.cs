using SupportBot.Bot.Replies;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>
/// What a redelivery gets back, kept with the inbox: the echo's id, and where in the transcript the replies of the first
/// delivery stand. The replies themselves are kept once, there.
/// </summary>
/// <param name="EchoId">Id of the person's own line; null when nothing was logged.</param>
/// <param name="FirstSeq">Place of the first reply in the conversation's transcript; replies stand without gaps.</param>
/// <param name="Count">Number of replies, ≥ 0.</param>
public sealed record StoredReplies(string? EchoId, long FirstSeq, int Count)
{
    public SafeText Write() => KeptJson.Write(this, KeptBotJson.Kept.StoredReplies);

    /// <exception cref="System.Text.Json.JsonException">The text is not what <see cref="Write"/> makes.</exception>
    public static StoredReplies Read(SafeText stored) => KeptJson.Read(stored, KeptBotJson.Kept.StoredReplies) ?? new(null, 0, 0);

    /// <summary>The replies as they were sent, each an Activity as JSON.</summary>
    public async Task<IReadOnlyList<SafeText>> LoadAsync(IStore store, string conversationId, CancellationToken cancellationToken) =>
        Count == 0 ? [] : [.. (await store.ReadTranscriptAsync(conversationId, FirstSeq - 1, Count, cancellationToken)).Select(line => line.Activity)];
}
