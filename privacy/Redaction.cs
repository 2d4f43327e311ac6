namespace SupportBot.Privacy;

/// <summary>What <see cref="Redactor.Redact"/> made of a message.</summary>
/// <param name="Text">The text with each secret replaced by a mark such as <c>[recovery phrase removed]</c>.</param>
/// <param name="Findings">The secrets in the order of the text; empty for most messages.</param>
/// <param name="Next">What to pass with this person's next message.</param>
public readonly record struct Redaction(SafeText Text, IReadOnlyList<Finding> Findings, RedactionMemory Next)
{
    /// <summary>A phrase or key that gives away money was posted: the person must be told at once.</summary>
    public bool GivesAwayFunds
    {
        get
        {
            foreach (var finding in Findings)
                if (finding.Kind is SecretKind.RecoveryPhrase or SecretKind.PrivateKey or SecretKind.ExtendedKey or SecretKind.Keystore
                    || finding is { Kind: SecretKind.HexKey, Certain: true }) return true;
            return false;
        }
    }
}
