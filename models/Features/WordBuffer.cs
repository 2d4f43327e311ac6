namespace SupportBot.Models.Features;

/// <summary>A piece of the normalised text in a <see cref="WordBuffer"/>: <c>Start</c> and <c>Length</c> count characters of it.</summary>
public readonly record struct TextPiece(int Start, int Length);

/// <summary>
/// The normalised words of one message, reusable so that reading a message allocates nothing.
/// Words stand in one buffer with a space before and after each. A run of Chinese, Japanese or Thai characters, which
/// these languages write without spaces, is one run and as many words as it has characters.
/// </summary>
public sealed class WordBuffer
{
    private char[] _chars = new char[512];
    private TextPiece[] _words = new TextPiece[128];
    private TextPiece[] _runs = new TextPiece[128];
    private int _length;
    private int _wordCount;
    private int _runCount;

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, _length);

    public ReadOnlySpan<TextPiece> Words => _words.AsSpan(0, _wordCount);

    /// <summary>What lies between spaces, for character n-grams.</summary>
    public ReadOnlySpan<TextPiece> Runs => _runs.AsSpan(0, _runCount);

    public ReadOnlySpan<char> this[TextPiece piece] => _chars.AsSpan(piece.Start, piece.Length);

    internal int Length => _length;

    internal void Clear()
    {
        _length = _wordCount = _runCount = 0;
        Append(' ');
    }

    internal void Append(char c)
    {
        if (_length == _chars.Length) Array.Resize(ref _chars, _length * 2);
        _chars[_length++] = c;
    }

    internal void CutTo(int length) => _length = length;

    internal void AddWord(int start, int length)
    {
        if (_wordCount == _words.Length) Array.Resize(ref _words, _wordCount * 2);
        _words[_wordCount++] = new(start, length);
    }

    internal void AddRun(int start, int length)
    {
        if (_runCount == _runs.Length) Array.Resize(ref _runs, _runCount * 2);
        _runs[_runCount++] = new(start, length);
    }
}
