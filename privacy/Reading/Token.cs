namespace SupportBot.Privacy.Reading;

internal enum TokenKind : byte
{
    /// <summary>Letters, perhaps with digits among them.</summary>
    Word,

    /// <summary>ASCII digits only.</summary>
    Number,

    /// <summary>A mark left by an earlier redaction. Nothing reads across it.</summary>
    Barrier,
}

/// <summary>A stretch of letters and digits in the folded text, with what the lexicon says about it.</summary>
internal struct Token
{
    public int Start;
    public int End;
    public ulong Marks;
    public TokenKind Kind;

    public readonly int Length => End - Start;

    public readonly bool Is(ulong mark) => (Marks & mark) != 0;
}
