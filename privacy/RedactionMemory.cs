namespace SupportBot.Privacy;

/// <summary>What one message tells about the next: kept in the conversation's state, because a phrase may come in pieces.</summary>
/// <param name="AlertMessages">For so many more messages four list words in a row count as a phrase, 0–3.</param>
/// <param name="LooseWords">Rare list words in the messages just before that held nothing but list words, 0–24.</param>
/// <param name="HashExpected">The bot has just asked for a transaction hash: 64 hexadecimal digits alone are that, not a key.</param>
public readonly record struct RedactionMemory(int AlertMessages, int LooseWords = 0, bool HashExpected = false)
{
    /// <summary>Source: SECURITY.md, rule 3.</summary>
    public const int AlertAfterHit = 3;

    /// <summary>As after a message about a recovery phrase.</summary>
    public static RedactionMemory Alerted => new(AlertAfterHit);
}
