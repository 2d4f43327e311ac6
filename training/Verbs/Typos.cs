namespace SupportBot.Training.Verbs;

/// <summary>Misspells as people do: one random edit in three of ten words of four letters or more.</summary>
internal sealed class Typos(int seed)
{
    private const double Share = .3;
    private const int Shortest = 4;

    private readonly Random _random = new(seed);

    public string In(string text) => string.Join(' ', text.Split(' ').Select(word =>
        word.Length >= Shortest && _random.NextDouble() < Share ? Misspell(word) : word));

    private string Misspell(string word)
    {
        var at = _random.Next(word.Length);
        var letter = (char)('a' + _random.Next(26));
        return _random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            2 => word[..at] + letter + word[(at + 1)..],
            _ => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word[..^2] + word[^1] + word[^2],
        };
    }
}
