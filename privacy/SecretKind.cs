namespace SupportBot.Privacy;

/// <summary>What kind of secret was found. The names are kept in events: add, never rename.</summary>
public enum SecretKind
{
    RecoveryPhrase,
    PrivateKey,
    ExtendedKey,
    Card,
    Password,
    OneTimeCode,
    Token,
    Keystore,
    PemKey,
    HexKey,
}
