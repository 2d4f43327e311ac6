namespace SupportBot.Knowledge.Search;

/// <summary>
/// How documents are ranked: BM25F (Robertson, Zaragoza and Taylor 2004) over three fields, for words, neighbouring words and
/// letter groups. The defaults serve every collection; bench/search.md says how they were found.
/// </summary>
public sealed record RankingOptions
{
    public static RankingOptions Default { get; } = new();

    /// <summary>How slowly repeated words saturate. Higher than the usual 1.2: measured better on questions and answers.</summary>
    public float K1 { get; init; } = 3f;
    public float TitleWeight { get; init; } = 5f;
    public float QuestionsWeight { get; init; } = 2f;
    public float BodyWeight { get; init; } = 1f;
    /// <summary>How much a long field is discounted, from 0 (not) to 1 (fully).</summary>
    public float TitleLength { get; init; } = .4f;
    public float QuestionsLength { get; init; } = .75f;
    public float BodyLength { get; init; } = .9f;
    /// <summary>Of two stems in a row, relative to a word.</summary>
    public float PairWeight { get; init; } = .3f;
    /// <summary>Of a group of four letters, relative to a word.</summary>
    public float GramWeight { get; init; } = .25f;
    /// <summary>Of a known word at one edit from an unknown one.</summary>
    public float FuzzyWeight { get; init; } = .8f;
    public float SynonymWeight { get; init; } = .5f;
    /// <summary>Of the likeness to the title or the nearest question, relative to a perfect match of all words.</summary>
    public float LikenessWeight { get; init; } = .15f;
    /// <summary>In larger collections pairs and letter groups are left out, for memory.</summary>
    public int LargeCollection { get; init; } = 20_000;
}
