using System.Buffers;
using System.Text;

namespace SupportBot.Privacy.Reading;

/// <summary>A text as the rules see it (<see cref="FoldTable"/>), with the way back to the original places.</summary>
internal ref struct Folding
{
    private char[]? _chars;
    private int[]? _origins;
    private int _length;

    private Folding(string text)
    {
        Original = text;
        Text = text;
    }

    public string Original { get; }

    public ReadOnlySpan<char> Text { get; private set; }

    public static Folding Of(string text, FoldTable table)
    {
        var folding = new Folding(text);
        if (!Ascii.IsValid(text)) folding.Build(table);
        return folding;
    }

    /// <summary>Index in the original of the folded character, or of the end.</summary>
    public readonly int Origin(int index) => _origins is null ? index : _origins[index];

    public void Dispose()
    {
        if (_chars is null) return;
        ArrayPool<char>.Shared.Return(_chars, clearArray: true);
        ArrayPool<int>.Shared.Return(_origins!);
        _chars = null;
    }

    private void Build(FoldTable table)
    {
        _chars = ArrayPool<char>.Shared.Rent(Original.Length + 32);
        _origins = ArrayPool<int>.Shared.Rent(Original.Length + 33);
        Span<char> one = stackalloc char[1];
        for (var i = 0; i < Original.Length;)
        {
            var end = ClusterEnd(i);
            var c = Original[i];
            if (end == i + 1 && c < 0x80) Append(c, i);
            else if (end == i + 1) Append(table.Fold(c, one), i);
            else if (end > i + 1 && IsBeyondBasicPlane(i) && !IsStyledLetter(i)) Append(' ', i);
            else Append(table.FoldCluster(Original.AsSpan(i, end - i)), i);
            i = end;
        }
        Reserve(1);
        _origins[_length] = Original.Length;
        Text = _chars.AsSpan(0, _length);
    }

    private readonly int ClusterEnd(int start)
    {
        var end = start + (IsBeyondBasicPlane(start) ? 2 : 1);
        // Long towers are cut before; the limit keeps a cluster cheap in any case.
        var most = Math.Min(Original.Length, start + 16);
        while (end < most && Original[end] >= '\u0300' && FoldTable.ComposesOntoPrevious(Original[end])) end++;
        return end;
    }

    private readonly bool IsBeyondBasicPlane(int index) =>
        char.IsHighSurrogate(Original[index]) && index + 1 < Original.Length && char.IsLowSurrogate(Original[index + 1]);

    // U+1D400–1D7FF mathematical alphabets, U+1F100–1F1FF enclosed letters: the planes where Latin letters hide.
    private readonly bool IsStyledLetter(int index) =>
        char.ConvertToUtf32(Original[index], Original[index + 1]) is >= 0x1D400 and <= 0x1D7FF or >= 0x1F100 and <= 0x1F1FF or >= 0x1FBF0 and <= 0x1FBF9;

    private void Append(scoped ReadOnlySpan<char> folded, int origin)
    {
        foreach (var c in folded) Append(c, origin);
    }

    private void Append(char c, int origin)
    {
        Reserve(1);
        _chars![_length] = c;
        _origins![_length++] = origin;
    }

    // One character may fold into eighteen.
    private void Reserve(int more)
    {
        if (_length + more < _chars!.Length && _length + more < _origins!.Length) return;
        var chars = ArrayPool<char>.Shared.Rent(_length * 2 + more);
        var origins = ArrayPool<int>.Shared.Rent(_length * 2 + more + 1);
        _chars.AsSpan(0, _length).CopyTo(chars);
        _origins.AsSpan(0, _length).CopyTo(origins);
        ArrayPool<char>.Shared.Return(_chars, clearArray: true);
        ArrayPool<int>.Shared.Return(_origins!);
        _chars = chars;
        _origins = origins;
    }
}
