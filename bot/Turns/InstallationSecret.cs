using System.Security.Cryptography;

namespace SupportBot.Bot.Turns;

/// <summary>32 random bytes of this installation, made at the first start and kept in the store: the seed of unguessable ids.</summary>
public sealed class InstallationSecret(byte[] bytes)
{
    public const string Setting = "installation-secret";

    public byte[] Bytes { get; } = bytes.Length == 32 ? bytes : throw new ArgumentException($"The installation secret has {bytes.Length} bytes; it must have 32.", nameof(bytes));

    public static InstallationSecret New() => new(RandomNumberGenerator.GetBytes(32));
}
