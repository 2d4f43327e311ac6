namespace SupportBot.Knowledge.Search;

/// <summary>
/// Porter's second English stemmer (https://snowballstem.org/algorithms/english/stemmer.html), in place on folded
/// lower-case letters without apostrophes. "connections" and "connected" become "connect".
/// </summary>
internal sealed class EnglishStemmer : Stemmer
{
    private static readonly (string Suffix, string Put)[] s_step2 = Longest(
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
        ("izer", "ize"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"), ("alli", "al"),
        ("fulness", "ful"), ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"),
        ("bli", "ble"), ("ogi", "og"), ("fulli", "ful"), ("lessli", "less"), ("li", ""));

    private static readonly (string Suffix, string Put)[] s_step3 = Longest(
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
        ("ful", ""), ("ness", ""), ("ative", ""));

    private static readonly (string Suffix, string Put)[] s_step4 = Longest(
        ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""), ("ement", ""),
        ("ment", ""), ("ent", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""), ("ion", ""));

    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky",
        ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> s_keptAfterPlural =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    public override int Stem(Span<char> word)
    {
        if (word.Length <= 2 || !IsLatin(word))
            return word.Length;

        if (s_exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var exception))
        {
            exception.CopyTo(word);
            return exception.Length;
        }

        var w = new Word(word);
        w.MarkConsonantY();
        w.FindRegions();
        Plural(ref w);
        if (!s_keptAfterPlural.GetAlternateLookup<ReadOnlySpan<char>>().Contains(w.Letters))
        {
            PastAndGerund(ref w);
            FinalY(ref w);
            Step2(ref w);
            Step3(ref w);
            Step4(ref w);
            FinalE(ref w);
        }

        w.Letters.Replace('Y', 'y');
        return w.Length;
    }

    private static void Plural(ref Word w)
    {
        if (w.EndsWith("sses"))
            w.Length -= 2;
        else if (w.EndsWith("ied") || w.EndsWith("ies"))
            w.Length -= w.Length > 4 ? 2 : 1;
        else if (w.EndsWith("s") && !w.EndsWith("us") && !w.EndsWith("ss") && w.HasVowel(w.Length - 2))
            w.Length--;
    }

    private static void PastAndGerund(ref Word w)
    {
        if (w.EndsWith("eedly") || w.EndsWith("eed"))
        {
            var cut = w.EndsWith("eed") ? 1 : 3;
            if (w.Length - cut - 2 >= w.R1)
                w.Length -= cut;
            return;
        }

        var suffix = w.EndsWith("ingly") ? 5 : w.EndsWith("edly") ? 4 : w.EndsWith("ing") ? 3 : w.EndsWith("ed") ? 2 : 0;
        if (suffix == 0 || !w.HasVowel(w.Length - suffix))
            return;

        w.Length -= suffix;
        if (w.EndsWith("at") || w.EndsWith("bl") || w.EndsWith("iz"))
            w.Append('e');
        else if (w.EndsWithDouble())
            w.Length--;
        else if (w.IsShort())
            w.Append('e');
    }

    private static void FinalY(ref Word w)
    {
        if (w.Length > 2 && w[w.Length - 1] is 'y' or 'Y' && w.Length > 2 && !w.IsVowel(w.Length - 2))
            w[w.Length - 1] = 'i';
    }

    private static void Step2(ref Word w)
    {
        if (!w.Find(s_step2, out var suffix, out var put) || w.Length - suffix.Length < w.R1)
            return;

        var before = w.Length > suffix.Length ? w[w.Length - suffix.Length - 1] : '\0';
        if (suffix == "li" && !"cdeghkmnrt".Contains(before, StringComparison.Ordinal))
            return;
        if (suffix == "ogi" && before != 'l')
            return;

        w.Replace(suffix.Length, put);
    }

    private static void Step3(ref Word w)
    {
        if (!w.Find(s_step3, out var suffix, out var put) || w.Length - suffix.Length < w.R1)
            return;
        if (suffix == "ative" && w.Length - suffix.Length < w.R2)
            return;

        w.Replace(suffix.Length, put);
    }

    private static void Step4(ref Word w)
    {
        if (!w.Find(s_step4, out var suffix, out var put) || w.Length - suffix.Length < w.R2)
            return;
        if (suffix == "ion" && !(w.Length > 3 && w[w.Length - 4] is 's' or 't'))
            return;

        w.Replace(suffix.Length, put);
    }

    private static void FinalE(ref Word w)
    {
        var last = w.Length - 1;
        if (last < 0)
            return;
        if (w[last] == 'e' && (last >= w.R2 || (last >= w.R1 && !w.IsShortSyllable(last))))
            w.Length--;
        else if (w[last] == 'l' && last >= w.R2 && last > 0 && w[last - 1] == 'l')
            w.Length--;
    }

    private static (string Suffix, string Put)[] Longest(params (string Suffix, string Put)[] rules) =>
        [.. rules.OrderByDescending(r => r.Suffix.Length)];

    private static bool IsLatin(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('a', 'z') < 0;

    /// <summary>The word under work: letters, its present length, and the regions R1 and R2 of the algorithm.</summary>
    private ref struct Word(Span<char> letters)
    {
        private readonly Span<char> _letters = letters;

        public int Length = letters.Length;
        public int R1;
        public int R2;

        public readonly Span<char> Letters => _letters[..Length];

        public readonly char this[int index]
        {
            get => _letters[index];
            set => _letters[index] = value;
        }

        public readonly bool IsVowel(int i) => _letters[i] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

        public readonly bool EndsWith(string suffix) => Letters.EndsWith(suffix);

        public void Append(char letter) => _letters[Length++] = letter;

        public void Replace(int suffix, string put)
        {
            put.CopyTo(_letters[(Length - suffix)..]);
            Length += put.Length - suffix;
        }

        public readonly bool Find((string Suffix, string Put)[] rules, out string suffix, out string put)
        {
            foreach (var rule in rules)
            {
                if (!EndsWith(rule.Suffix))
                    continue;
                (suffix, put) = rule;
                return true;
            }

            (suffix, put) = ("", "");
            return false;
        }

        public readonly void MarkConsonantY()
        {
            for (var i = 0; i < Length; i++)
            {
                if (_letters[i] == 'y' && (i == 0 || IsVowel(i - 1)))
                    _letters[i] = 'Y';
            }
        }

        public void FindRegions()
        {
            R1 = Letters.StartsWith("gener") || Letters.StartsWith("arsen") ? 5
                : Letters.StartsWith("commun") ? 6
                : After(0);
            R2 = After(R1);
        }

        /// <summary>The place after the first consonant that follows a vowel at or after <paramref name="start"/>.</summary>
        private readonly int After(int start)
        {
            for (var i = start + 1; i < Length; i++)
            {
                if (!IsVowel(i) && IsVowel(i - 1))
                    return i + 1;
            }

            return Length;
        }

        public readonly bool HasVowel(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (IsVowel(i))
                    return true;
            }

            return false;
        }

        public readonly bool EndsWithDouble() =>
            Length >= 2 && _letters[Length - 1] == _letters[Length - 2]
            && _letters[Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

        /// <summary>A short syllable ends just before <paramref name="end"/>.</summary>
        public readonly bool IsShortSyllable(int end) =>
            end == 2 ? IsVowel(0) && !IsVowel(1)
            : end >= 3 && !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1)
              && _letters[end - 1] is not ('w' or 'x' or 'Y');

        public readonly bool IsShort() => R1 >= Length && IsShortSyllable(Length);
    }
}
