using System.Reflection;
using SupportBot.Models.Features;

namespace SupportBot.Models.Lexicons;

/// <summary>What a single word does in a sentence: the sections of signs.txt.</summary>
[Flags]
internal enum Sign : ushort
{
    None = 0,

    /// <summary>Holds a sentence together and says nothing of its own.</summary>
    Function = 1 << 0,
    Auxiliary = 1 << 1,
    Pronoun = 1 << 2,
    Negator = 1 << 3,

    /// <summary>Begins a clause that is a condition and not the statement.</summary>
    Condition = 1 << 4,

    /// <summary>What stands before "if" when the real question comes after it: "can you check if".</summary>
    Wrapper = 1 << 5,

    Asking = 1 << 6,

    /// <summary>Speaks of knowing and understanding, as people do who do not.</summary>
    Hedge = 1 << 7,
    Good = 1 << 8,
    Bad = 1 << 9,
    Opposites = 1 << 10,

    /// <summary>What follows is what it is not: "instead of".</summary>
    Contrast = 1 << 11,

    /// <summary>A negation that undoes another one, as "unable" does in "not unable"; two of the others still deny.</summary>
    Inverter = 1 << 12,
}

/// <param name="One">A bit for each pair of opposites that has the word on its first side.</param>
/// <param name="Other">The same for the second side.</param>
internal readonly record struct WordSigns(Sign Signs, UInt128 One, UInt128 Other)
{
    public bool Has(Sign sign) => (Signs & sign) != 0;
}

/// <summary>Signs of single words, all languages together. Immutable; look-ups allocate nothing.</summary>
internal sealed class Signs
{
    private const int MostOpposites = 128;

    private const Sign AlsoByStem = Sign.Good | Sign.Bad;

    private readonly Dictionary<string, WordSigns> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordSigns>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<uint, WordSigns> _stems = [];

    private Signs()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Signs")!); // embedded by the project file
        var (section, pair) = (Sign.None, 0);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') section = Enum.Parse<Sign>(line.AsSpan(1, line.Length - 2), ignoreCase: true);
            else if (section != Sign.Opposites) AddAll(line, new(section, 0, 0));
            else AddOpposites(line, pair++);
        }

        _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Signs Shared { get; } = new();

    /// <summary>What the normalised word is a sign of, by itself or else by its stem.</summary>
    public WordSigns Of(ReadOnlySpan<char> word, uint stem) =>
        _bySpan.TryGetValue(word, out var signs) || _stems.TryGetValue(stem, out signs) ? signs : default;

    private void AddOpposites(string line, int pair)
    {
        if (pair >= MostOpposites) throw new InvalidOperationException($"signs.txt has more than {MostOpposites} lines of opposites. Join some.");
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        AddAll(line[..bar], new(Sign.Opposites, UInt128.One << pair, 0));
        AddAll(line[(bar + 1)..], new(Sign.Opposites, 0, UInt128.One << pair));
    }

    private void AddAll(string words, WordSigns signs)
    {
        foreach (var written in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = Phrase.Normalize(written);
            if (word.Length == 0) continue;
            _words[word] = Join(_words.GetValueOrDefault(word), signs);
            var byStem = signs with { Signs = signs.Signs & (AlsoByStem | Sign.Opposites) };
            if (byStem.Signs == 0) continue;
            var stem = Stem.Of(word);
            _stems[stem] = Join(_stems.GetValueOrDefault(stem), byStem);
        }
    }

    private static WordSigns Join(WordSigns a, WordSigns b) => new(a.Signs | b.Signs, a.One | b.One, a.Other | b.Other);
}
