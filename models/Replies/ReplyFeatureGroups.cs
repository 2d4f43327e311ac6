namespace SupportBot.Models.Replies;

/// <summary>Kinds of evidence that a reply model reads; all of them in service, fewer only to measure what each is worth.</summary>
[Flags]
public enum ReplyFeatureGroups
{
    None = 0,

    /// <summary>The reply's own words and word pairs.</summary>
    Words = 1 << 0,

    /// <summary>The same with every word that carries meaning replaced by what it is: repeated from the question, opposite, good, bad, other.</summary>
    Patterns = 1 << 1,

    /// <summary>What the reply repeats of the question or says the opposite of, with negations on both sides counted.</summary>
    Repeated = 1 << 2,

    /// <summary>Good and bad states of question and reply, and whether they agree.</summary>
    States = 1 << 3,

    /// <summary>The form of the question crossed with how the reply begins: "does it" – "it does".</summary>
    Forms = 1 << 4,

    /// <summary>Phrases of the lexicons of ten languages, question marks, length.</summary>
    Cues = 1 << 5,

    All = Words | Patterns | Repeated | States | Forms | Cues,
}
