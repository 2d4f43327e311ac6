using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Ids that a turn makes: unguessable for people, yet the same whenever the same turn is worked out again, so that a
/// repeated attempt cannot make a second ticket. HMAC-SHA-256 of the turn's key under this installation's secret.
/// </summary>
public sealed class TurnIds(byte[] secret, string turnKey)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>32 lower-case hex digits for a purpose, e.g. "effect".</summary>
    public string Make(string purpose, int number = 0) => Convert.ToHexStringLower(Hash(purpose, number).AsSpan(0, 16));

    /// <summary>
    /// A public ticket reference, <c>SB-XXXX-XXXX</c> in Crockford's base 32: 40 bits. The store refuses a reference that
    /// exists; <paramref name="attempt"/> then gives another.
    /// </summary>
    public string TicketReference(int attempt = 0)
    {
        var hash = Hash("ticket-reference", attempt);
        Span<char> text = stackalloc char[12];
        "SB-".CopyTo(text);
        for (var place = 0; place < 8; place++)
            text[place < 4 ? 3 + place : 4 + place] = Crockford[hash[place] & 31];
        text[7] = '-';
        return new string(text);
    }

    private byte[] Hash(string purpose, int number) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}\n{number}\n{turnKey}"));
}
