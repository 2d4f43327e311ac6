namespace SupportBot.Privacy.Reading;

/// <summary>A text as it has been read: what every rule gets.</summary>
internal readonly ref struct ReadText(in TokenReader reader, ReadOnlySpan<char> text)
{
    public readonly ReadOnlySpan<char> Text = text;
    public readonly ReadOnlySpan<Token> Tokens = reader.Tokens;
    public readonly ulong Marks = reader.Marks;
    public readonly int BestWindow = reader.BestWindow;
    public readonly int LongestRun = reader.LongestRun;
    public readonly int LongestToken = reader.LongestToken;
    public readonly int Digits = reader.Digits;

    public bool Has(ulong marks) => (Marks & marks) != 0;

    /// <summary>The characters between a token and the next one, or the end of the text.</summary>
    public ReadOnlySpan<char> Behind(int token) =>
        Text[Tokens[token].End..(token + 1 < Tokens.Length ? Tokens[token + 1].Start : Text.Length)];

    /// <summary>The characters between the token before and this one, or from the start of the text.</summary>
    public ReadOnlySpan<char> Before(int token) => Text[(token > 0 ? Tokens[token - 1].End : 0)..Tokens[token].Start];
}
