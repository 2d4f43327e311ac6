namespace SupportBot.Knowledge.Search;

/// <summary>Cuts a word to the part that its forms share, in place. The result is a key, not a word to show.</summary>
internal abstract class Stemmer
{
    /// <summary>The new length; <paramref name="word"/> is folded and lower case, and its letters may change.</summary>
    public abstract int Stem(Span<char> word);

    public static Stemmer For(string language) => language == "en" ? s_english : SuffixStemmer.For(language);

    private static readonly EnglishStemmer s_english = new();
}
