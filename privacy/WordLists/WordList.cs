using System.Reflection;

namespace SupportBot.Privacy.WordLists;

/// <summary>One of the embedded word lists (see SOURCES.md), in the order of its standard.</summary>
internal sealed class WordList
{
    private static readonly int[] Bip39Lengths = [12, 15, 18, 21, 24];

    private WordList(string name, int bit, params int[] lengths)
    {
        Name = name;
        Mark = 1UL << bit;
        Lengths = lengths;
        Words = Load(name);
    }

    public static IReadOnlyList<WordList> All { get; } =
    [
        new("bip39-english", 0, Bip39Lengths),
        new("bip39-spanish", 1, Bip39Lengths),
        new("bip39-french", 2, Bip39Lengths),
        new("bip39-italian", 3, Bip39Lengths),
        new("bip39-portuguese", 4, Bip39Lengths),
        new("bip39-czech", 5, Bip39Lengths),
        new("bip39-japanese", 6, Bip39Lengths),
        new("bip39-korean", 7, Bip39Lengths),
        new("bip39-chinese-simplified", 8, Bip39Lengths),
        new("bip39-chinese-traditional", 9, Bip39Lengths),
        new("slip39", 10, 20, 33),
        new("monero-english", 11, 13, 25),
        new("monero-spanish", 12, 13, 25),
        new("monero-french", 13, 13, 25),
        new("monero-italian", 14, 13, 25),
        new("monero-portuguese", 15, 13, 25),
        new("monero-german", 16, 13, 25),
        new("monero-dutch", 17, 13, 25),
        new("monero-russian", 18, 13, 25),
        new("monero-japanese", 19, 13, 25),
        new("monero-chinese-simplified", 20, 13, 25),
        new("monero-esperanto", 21, 13, 25),
        new("monero-lojban", 22, 13, 25),
        new("electrum1", 23, 12, 13, 24, 25),
    ];

    public static ulong EnglishMark => 1UL << 0;

    /// <summary>Lists whose words are single Han characters, with which ordinary Chinese is written too.</summary>
    public static ulong HanMarks => 1UL << 8 | 1UL << 9 | 1UL << 20;

    public string Name { get; }

    /// <summary>This list's bit among <see cref="Reading.Marks.Lists"/>.</summary>
    public ulong Mark { get; }

    /// <summary>Numbers of words a whole phrase of this list may have.</summary>
    public IReadOnlyList<int> Lengths { get; }

    public IReadOnlyList<string> Words { get; }

    public bool IsBip39 => Words.Count == 2048;

    public bool IsHan => (Mark & HanMarks) != 0;

    /// <summary>Four-letter beginnings, unique within BIP-39 lists of the Latin alphabet and SLIP-39; wallets accept them for the words.</summary>
    public IEnumerable<string> Prefixes() =>
        Name == "slip39" || IsBip39 && Words[0][0] < 0x250
            ? Words.Where(word => word.Length > 4).Select(word => word.Normalize(System.Text.NormalizationForm.FormC)[..4])
            : [];

    private static string[] Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list {name} is not in this assembly: build the project again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
