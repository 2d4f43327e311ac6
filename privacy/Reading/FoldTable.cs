using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SupportBot.Privacy.Reading;

/// <summary>
/// What a character looks like to the rules: compatibility forms undone (NFKC), accents off, look-alikes of other scripts as
/// Latin, digits of other scripts as ASCII, other scripts in lower case. ASCII keeps its case, keys need it.
/// </summary>
internal sealed class FoldTable
{
    private const char Unknown = '\0';
    private const char Dropped = '\u0001';
    private const char Several = '\u0002';

    // Cyrillic and Greek letters that pass for Latin ones; the same pairs for both cases, so that words stay comparable.
    private const string LookAlikes =
        "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅS" +
        "αaβbεeηhιiκkμmνnοoρpτtυyχxΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΖZζz" +
        "ıiłlŁLøoØOđdĐDħhɑaɡgʟlꞵb";

    // Filled on use; two threads may fill the same cell with the same value.
    private readonly char[] _single = new char[char.MaxValue + 1];
    private readonly ConcurrentDictionary<char, string> _several = new();

    public FoldTable()
    {
        for (var i = 0; i < LookAlikes.Length; i += 2) _single[LookAlikes[i]] = LookAlikes[i + 1];
    }

    /// <summary>The folded form of one character of the basic plane as a span over <paramref name="buffer"/> or over a cached string.</summary>
    public ReadOnlySpan<char> Fold(char c, Span<char> buffer)
    {
        var folded = _single[c];
        if (folded == Unknown) folded = Learn(c);
        if (folded == Dropped) return default;
        if (folded == Several) return _several[c];
        buffer[0] = folded;
        return buffer[..1];
    }

    /// <summary>A base character with what is composed onto it, or a pair of surrogates.</summary>
    public string FoldCluster(ReadOnlySpan<char> cluster)
    {
        var text = cluster.ToString();
        if (!HoldsLoneSurrogate(text)) text = WithoutAccents(text);
        var folded = new StringBuilder(text.Length);
        Span<char> one = stackalloc char[1];
        foreach (var c in text)
        {
            if (c < 0x80) folded.Append(c);
            else if (char.IsSurrogate(c)) folded.Append(' ');
            else folded.Append(Fold(c, one));
        }
        return folded.ToString();
    }

    public static bool ComposesOntoPrevious(char c) =>
        c >= '\u0300' && (c is >= '\u1160' and <= '\u11FF'
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private char Learn(char c)
    {
        var folded = Compute(c);
        if (folded.Length > 1) _several[c] = folded;
        return _single[c] = folded.Length switch { 0 => Dropped, 1 => folded[0], _ => Several };
    }

    private string Compute(char c)
    {
        if (c == '\u2028' || c == '\u2029') return "\n";
        if (char.IsWhiteSpace(c)) return " ";
        if (IsInvisible(c)) return "";
        if (char.IsSurrogate(c)) return " ";
        if (c is >= '\u2010' and <= '\u2015' or '\u2212' or '\u30A0' or '\uFE63' or '\uFF0D') return "-";
        if (c is '\u2018' or '\u2019' or '\u02BC') return "'";
        if (c is '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB') return "\"";
        if (char.IsDigit(c)) return ((char)('0' + (int)CharUnicodeInfo.GetNumericValue(c))).ToString();
        var text = WithoutAccents(c.ToString());
        return text.Length == 1 ? Settled(text[0]).ToString() : string.Concat(text.Select(Settled));
    }

    private char Settled(char c)
    {
        if (c < 0x80) return c;
        if (_single[c] is > Several and var known) return known;
        var lower = char.ToLowerInvariant(c);
        return _single[lower] is > Several and var knownLower ? knownLower : lower;
    }

    private static string WithoutAccents(string text)
    {
        var parts = text.Normalize(NormalizationForm.FormKD);
        var kept = new StringBuilder(parts.Length);
        foreach (var c in parts)
            if (c is < '\u0300' or > '\u036F') kept.Append(c);
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsInvisible(char c) =>
        c is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' or >= '\uFE00' and <= '\uFE0F' or >= '\u180B' and <= '\u180F'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;

    private static bool HoldsLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
