namespace SupportBot.Privacy.Reading;

/// <summary>What a token may mean, as bits of <see cref="Token.Marks"/>. The low 32 bits say in which word lists it stands.</summary>
internal static class Marks
{
    public const ulong Lists = 0xFFFF_FFFF;

    /// <summary>List words that ordinary sentences are made of: they prove little.</summary>
    public const ulong Common = 1UL << 32;
    /// <summary>Speaks of a recovery phrase.</summary>
    public const ulong Seed = 1UL << 33;
    /// <summary>Names a private key alone ("privkey"), or with <see cref="KeyNoun"/> beside <see cref="KeyAdjective"/>.</summary>
    public const ulong PrivateKey = 1UL << 34;
    public const ulong KeyNoun = 1UL << 35;
    public const ulong KeyAdjective = 1UL << 36;
    /// <summary>Speaks of a transaction, a hash or a block.</summary>
    public const ulong Transaction = 1UL << 37;
    public const ulong CardCheck = 1UL << 38;
    /// <summary>Means a one-time code by itself: OTP, 2FA, SMS.</summary>
    public const ulong OneTime = 1UL << 39;
    public const ulong Code = 1UL << 40;
    /// <summary>Beside these a code is not a secret: error, postal, promo.</summary>
    public const ulong OtherCode = 1UL << 41;
    public const ulong Password = 1UL << 42;
    public const ulong Pin = 1UL << 43;
    /// <summary>A passphrase may hold spaces.</summary>
    public const ulong Passphrase = 1UL << 44;
    /// <summary>"is", "was", "ist"…</summary>
    public const ulong Is = 1UL << 45;
    /// <summary>Small words between a name and its value.</summary>
    public const ulong Filler = 1UL << 46;
    /// <summary>What follows "my password is" in a sentence about trouble: "wrong", "not".</summary>
    public const ulong Ordinary = 1UL << 47;
    public const ulong TokenNoun = 1UL << 48;
    public const ulong TokenAdjective = 1UL << 49;
    public const ulong Bearer = 1UL << 50;
    public const ulong KeystoreField = 1UL << 51;
    /// <summary>Password words that also have another meaning ("pass", "key"): only with a colon or equals sign.</summary>
    public const ulong MaybePassword = 1UL << 52;
    /// <summary>"private", "secret" and such beside a phrase, or "recovery" beside "phrase".</summary>
    public const ulong PhraseNoun = 1UL << 53;
    public const ulong PhraseAdjective = 1UL << 54;
}
