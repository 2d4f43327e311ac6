using SupportBot.Bot.Replies;
using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>What a redelivery gets back: the echo's id and the replies of the first delivery.</summary>
public sealed record StoredReplies(string? EchoId, IReadOnlyList<SafeText> Replies)
{
    /// <summary>Stored as a list: the id first ("" for none), then the replies.</summary>
    public SafeText Write()
    {
        var list = new List<SafeText>(Replies.Count + 1) { EchoId is null ? SafeText.Empty : SafeText.OfIdentifier(EchoId) };
        list.AddRange(Replies);
        return KeptJson.Write(list, KeptBotJson.Kept.ListSafeText);
    }

    public static StoredReplies Read(SafeText stored)
    {
        var list = KeptJson.Read(stored, KeptBotJson.Kept.ListSafeText) ?? [];
        return new StoredReplies(list.Count > 0 && !list[0].IsEmpty ? list[0].Value : null, [.. list.Skip(1)]);
    }
}
