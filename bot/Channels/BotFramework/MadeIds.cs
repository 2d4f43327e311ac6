namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// Ids of activities that the channel did not name, or not with a name of their own. They make a delivery take effect once;
/// the channel does not know them, so nothing is sent as a reply to one.
/// </summary>
internal static class MadeIds
{
    /// <summary>
    /// One id for both ways in which a channel says that somebody came (they may arrive at the same instant), so that the
    /// second is a redelivery of the first and the person is greeted once.
    /// </summary>
    public const string Joined = Prefix + "joined";

    private const string Prefix = "made:";

    public static string Of(string what) => Prefix + what;

    public static bool IsMade(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}
