namespace SupportBot.Models.Features;

/// <summary>
/// The Porter2 (Snowball English) stemmer, in place on a span and without allocation.
/// Source: M. F. Porter, "The English (Porter2) stemming algorithm", snowballstem.org.
/// </summary>
public static class Porter2
{
    /// <summary>
    /// Stems <paramref name="word"/> in place and returns the new length. The span needs one spare place after
    /// <paramref name="length"/> characters, since a stem can end in an added "e". Words must be a–z in lower case.
    /// </summary>
    public static int Stem(Span<char> word, int length)
    {
        if (length <= 2) return length;
        if (Exceptions.TryStem(word, ref length)) return length;
        MarkConsonantY(word, length);
        var (r1, r2) = Regions(word, length);
        length = Step1a(word, length);
        if (!Exceptions.IsKept(word[..length]))
        {
            length = Step1b(word, length, r1);
            Step1c(word, length);
            length = Step2(word, length, r1);
            length = Step3(word, length, r1, r2);
            length = Step4(word, length, r2);
            length = Step5(word, length, r1, r2);
        }

        for (var i = 0; i < length; i++)
            if (word[i] == 'Y') word[i] = 'y';
        return length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static void MarkConsonantY(Span<char> word, int length)
    {
        if (word[0] == 'y') word[0] = 'Y';
        for (var i = 1; i < length; i++)
            if (word[i] == 'y' && IsVowel(word[i - 1])) word[i] = 'Y';
    }

    private static (int R1, int R2) Regions(ReadOnlySpan<char> word, int length)
    {
        var w = word[..length];
        var r1 = w.StartsWith("gener") || w.StartsWith("arsen") ? 5 : w.StartsWith("commun") ? 6 : AfterVowelConsonant(w, 0);
        return (r1, AfterVowelConsonant(w, r1));
    }

    private static int AfterVowelConsonant(ReadOnlySpan<char> word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
            if (!IsVowel(word[i]) && IsVowel(word[i - 1])) return i + 1;
        return word.Length;
    }

    private static bool HasVowel(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
            if (IsVowel(c)) return true;
        return false;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, string suffix) => word[..length].EndsWith(suffix, StringComparison.Ordinal);

    private static bool EndsShort(ReadOnlySpan<char> word, int length)
    {
        if (length == 2) return IsVowel(word[0]) && !IsVowel(word[1]);
        return length >= 3 && !IsVowel(word[length - 3]) && IsVowel(word[length - 2])
            && !IsVowel(word[length - 1]) && word[length - 1] is not ('w' or 'x' or 'Y');
    }

    private static int Step1a(Span<char> word, int length)
    {
        if (Ends(word, length, "sses")) return length - 2;
        if (Ends(word, length, "ied") || Ends(word, length, "ies")) return length > 4 ? length - 2 : length - 1;
        if (word[length - 1] != 's' || word[length - 2] is 's' or 'u') return length;
        return HasVowel(word[..(length - 2)]) ? length - 1 : length;
    }

    private static int Step1b(Span<char> word, int length, int r1)
    {
        var eed = Ends(word, length, "eedly") ? 5 : Ends(word, length, "eed") ? 3 : 0;
        if (eed > 0) return length - eed >= r1 ? length - eed + 2 : length;
        var cut = Ends(word, length, "ingly") ? 5 : Ends(word, length, "edly") ? 4 : Ends(word, length, "ing") ? 3 : Ends(word, length, "ed") ? 2 : 0;
        if (cut == 0 || !HasVowel(word[..(length - cut)])) return length;
        length -= cut;
        if (Ends(word, length, "at") || Ends(word, length, "bl") || Ends(word, length, "iz")) return AddE(word, length);
        var doubled = length >= 2 && word[length - 1] == word[length - 2];
        if (doubled && word[length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't') return length - 1;
        return length <= r1 && EndsShort(word, length) ? AddE(word, length) : length;
    }

    private static int AddE(Span<char> word, int length)
    {
        word[length] = 'e';
        return length + 1;
    }

    private static void Step1c(Span<char> word, int length)
    {
        if (length > 2 && word[length - 1] is 'y' or 'Y' && !IsVowel(word[length - 2])) word[length - 1] = 'i';
    }

    private static int Step2(Span<char> word, int length, int r1)
    {
        foreach (var (suffix, stem) in Endings.Second)
            if (Ends(word, length, suffix)) return Replace(word, length, suffix, stem, r1);
        if (Ends(word, length, "ogi")) return length - 3 >= r1 && length > 3 && word[length - 4] == 'l' ? length - 1 : length;
        var li = Ends(word, length, "li") && length > 2 && length - 2 >= r1;
        return li && word[length - 3] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't' ? length - 2 : length;
    }

    private static int Step3(Span<char> word, int length, int r1, int r2)
    {
        foreach (var (suffix, stem) in Endings.Third)
            if (Ends(word, length, suffix)) return Replace(word, length, suffix, stem, r1);
        return Ends(word, length, "ative") && length - 5 >= r2 ? length - 5 : length;
    }

    private static int Replace(Span<char> word, int length, string suffix, string stem, int region)
    {
        var start = length - suffix.Length;
        if (start < region) return length;
        stem.CopyTo(word[start..]);
        return start + stem.Length;
    }

    private static int Step4(Span<char> word, int length, int r2)
    {
        foreach (var suffix in Endings.Fourth)
            if (Ends(word, length, suffix)) return length - suffix.Length >= r2 ? length - suffix.Length : length;
        var ion = Ends(word, length, "ion") && length > 3 && length - 3 >= r2;
        return ion && word[length - 4] is 's' or 't' ? length - 3 : length;
    }

    private static int Step5(Span<char> word, int length, int r1, int r2)
    {
        var last = length - 1;
        if (word[last] == 'e' && (last >= r2 || (last >= r1 && !EndsShort(word, last)))) return last;
        return word[last] == 'l' && last >= r2 && last > 0 && word[last - 1] == 'l' ? last : length;
    }

    private static class Endings
    {
        public static readonly (string Suffix, string Stem)[] Second =
        [
            ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"),
            ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"),
            ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"),
            ("izer", "ize"), ("bli", "ble"),
        ];

        public static readonly (string Suffix, string Stem)[] Third =
            [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", "")];

        public static readonly string[] Fourth =
            ["ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic"];
    }

    private static class Exceptions
    {
        private static readonly (string Word, string Stem)[] Irregular =
        [
            ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"), ("gently", "gentl"),
            ("ugly", "ugli"), ("early", "earli"), ("only", "onli"), ("singly", "singl"), ("sky", "sky"), ("news", "news"), ("howe", "howe"),
            ("atlas", "atlas"), ("cosmos", "cosmos"), ("bias", "bias"), ("andes", "andes"),
        ];

        private static readonly string[] Kept = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

        public static bool TryStem(Span<char> word, ref int length)
        {
            foreach (var (irregular, stem) in Irregular)
            {
                if (!word[..length].SequenceEqual(irregular)) continue;
                stem.CopyTo(word);
                length = stem.Length;
                return true;
            }

            return false;
        }

        public static bool IsKept(ReadOnlySpan<char> word)
        {
            foreach (var kept in Kept)
                if (word.SequenceEqual(kept)) return true;
            return false;
        }
    }
}
