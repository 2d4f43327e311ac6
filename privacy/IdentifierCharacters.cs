using System.Buffers;

namespace SupportBot.Privacy;

internal static class IdentifierCharacters
{
    public static readonly SearchValues<char> All = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:|;=@/+%-");
}
