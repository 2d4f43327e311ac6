namespace SupportBot.Privacy.Phrases;

/// <summary>Why four list words in a row may be a phrase.</summary>
internal enum Alert
{
    None,

    /// <summary>This message speaks of a phrase: it may be a sentence about one, so most words must be rare.</summary>
    Here,

    /// <summary>A message before did, or held one: half of the words may be ordinary.</summary>
    Before,
}
