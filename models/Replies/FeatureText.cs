namespace SupportBot.Models.Replies;

/// <summary>
/// Features as the words of a text, so that the one engine learns from them: each is five letters and digits, short enough
/// that the engine's letter groups of <see cref="ReplyModel.Recipe"/> find nothing in it. Reusable.
/// </summary>
internal sealed class FeatureText
{
    private const int CodeLength = 5;
    private const string Digits = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>As many as the engine reads of one text.</summary>
    private const int Most = Features.TextNormalizer.MaxWords - 1;

    private readonly char[] _chars = new char[Most * (CodeLength + 1)];
    private int _length;

    public ReadOnlySpan<char> Text => _chars.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <param name="kind">Keeps the features of one kind apart from those of another.</param>
    /// <param name="times">How often it is written; the engine weighs a feature written n times 1 + ln n.</param>
    public void Add(uint kind, uint a, uint b = 0, uint c = 0, int times = 1)
    {
        if (_length + (times * (CodeLength + 1)) > _chars.Length) return;
        var hash = Mix(Mix(Mix(Mix(0x9E3779B97F4A7C15UL, kind), a), b), c);
        // A letter first: a word of digits alone would count as a number.
        _chars[_length++] = Digits[(int)(hash % 26)];
        hash /= 26;
        for (var i = 1; i < CodeLength; i++, hash /= 36) _chars[_length++] = Digits[(int)(hash % 36)];
        _chars[_length++] = ' ';
        for (var again = 1; again < times; again++)
        {
            _chars.AsSpan(_length - CodeLength - 1, CodeLength + 1).CopyTo(_chars.AsSpan(_length));
            _length += CodeLength + 1;
        }
    }

    private static ulong Mix(ulong hash, uint value)
    {
        var mixed = (hash ^ value) * 0xBF58476D1CE4E5B9UL;
        return mixed ^ (mixed >> 31);
    }
}
