using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Knows the secrets of trusted servers by their hashes; comparing takes the same time whatever was sent.</summary>
internal sealed class DirectLineSecrets(IEnumerable<string> secrets)
{
    private readonly byte[][] _hashes = [.. secrets.Select(secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret)))];

    public bool Knows(string bearer)
    {
        if (_hashes.Length == 0 || bearer.Length is < DirectLineOptions.ShortestSecret or > 1024)
            return false;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(bearer));
        var known = false;
        foreach (var secret in _hashes)
            known |= CryptographicOperations.FixedTimeEquals(hash, secret);
        return known;
    }
}
