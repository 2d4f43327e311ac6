namespace SupportBot.Privacy;

/// <summary>A secret that was removed: where and of what kind, never what it said.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Start">Index in the raw text, UTF-16 characters, ≥ 0.</param>
/// <param name="Length">Length in the raw text, UTF-16 characters, &gt; 0.</param>
/// <param name="Certain">True when a checksum or an unmistakable shape agrees; false when only the surroundings or the look say so.</param>
public sealed record Finding(SecretKind Kind, int Start, int Length, bool Certain)
{
    /// <summary>
    /// Tells whether two secrets are the same: 16 hexadecimal digits of an HMAC-SHA256 with the redactor's key over kind, length and
    /// normalised content. Empty for cards, passwords and codes: there are so few that a hash could be guessed.
    /// </summary>
    public string Fingerprint { get; init; } = "";
}
