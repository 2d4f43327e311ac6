using System.Security.Cryptography;
using System.Text;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Access;

/// <summary>Links that work once; the store keeps only a hash of the secret.</summary>
internal static class OneTimeLinks
{
    public const string FirstAdmin = "first-admin", Join = "join";

    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(2);

    /// <returns>The path to give to the person.</returns>
    public static async Task<string> NewAsync(IPeopleStore store, string purpose, string? userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await store.AddLinkAsync(new(Hash(secret), purpose, userId, now + ValidFor), cancellationToken);
        return purpose == FirstAdmin ? DeskPaths.First(secret) : DeskPaths.Join(secret);
    }

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
