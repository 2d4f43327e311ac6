using SupportBot.Bot.Replies;
using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>What a redelivery gets back: the echo's id and the replies of the first delivery.</summary>
public sealed record StoredReplies(string? EchoId, IReadOnlyList<SafeText> Replies)
{
    /// <summary>Stored as a list: the id first ("" for none), then the replies.</summary>
    public SafeText Write()
    {
        var list = new SafeText[Replies.Count + 1];
        list[0] = KeptJson.Write(EchoId ?? "", KeptBotJson.Kept.String);
        for (var i = 0; i < Replies.Count; i++)
            list[i + 1] = Replies[i];
        return SafeText.OfConstant("[") + SafeText.Join(SafeText.OfConstant(","), list) + SafeText.OfConstant("]");
    }

    public static StoredReplies Read(SafeText stored)
    {
        var list = KeptJson.ReadItems(stored);
        var echo = list.Count > 0 ? KeptJson.Read(list[0], KeptBotJson.Kept.String) : null;
        return new StoredReplies(string.IsNullOrEmpty(echo) ? null : echo, [.. list.Skip(1)]);
    }
}
