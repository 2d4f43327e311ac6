using System.Text.RegularExpressions;
using SupportBot.Knowledge;
using SupportBot.Privacy;
using SupportBot.Training.Data;

namespace SupportBot.Training.Tests.Data;

/// <summary>What training/data must be: enough of everything, filed by the taxonomy, and written one by one, not filled into templates.</summary>
public sealed partial class OurMessagesTests
{
    private static readonly IReadOnlyList<MessageRow> Rows = MessageFiles.Read(MessageFiles.In(Repository.Folder("training", "data"))).Rows;

    private static readonly string[] Languages = ["en", "es", "pt", "zh", "vi", "id", "ko", "fr", "hi", "ru"];

    [Fact]
    public void There_are_at_least_four_thousand_messages_and_all_ten_languages_have_many()
    {
        Assert.True(Rows.Count >= 4_000, $"There are {Rows.Count} messages.");
        Assert.All(Languages, language => Assert.True(Rows.Count(r => r.Lang == language) >= 200, language));
    }

    [Fact]
    public void Every_message_is_filed_under_a_label_and_a_topic_of_it() =>
        Assert.Empty(Rows.Where(r => r.Topic is null || !Taxonomy.IsTopic(r.Label, r.Topic) || r.Urgency is not ("urgent" or "normal" or "info")).Select(r => r.Place));

    [Fact]
    public void Every_topic_has_at_least_five_messages() =>
        Assert.Empty(Taxonomy.Categories.SelectMany(c => Taxonomy.Topics(c).Where(t => Rows.Count(r => r.Label == c && r.Topic == t) < 5).Select(t => $"{c}/{t}")));

    [Fact]
    public void No_message_stands_there_twice() =>
        Assert.Empty(Rows.GroupBy(r => string.Join(' ', Words(r.Text))).Where(g => g.Key.Length > 0 && g.Count() > 1).Select(g => string.Join(" = ", g.Select(r => r.Place))));

    [Fact]
    public void No_two_messages_share_more_than_four_in_ten_of_their_word_triples()
    {
        var triples = Rows.Select(r => Grams(r.Text, 3)).ToList();
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < triples.Count; row++)
            foreach (var triple in triples[row]) (places.TryGetValue(triple, out var list) ? list : places[triple] = []).Add(row);

        var near = new List<string>();
        for (var row = 0; row < triples.Count; row++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var other in triples[row].SelectMany(triple => places[triple]).Where(other => other < row)) shared[other] = shared.GetValueOrDefault(other) + 1;
            near.AddRange(shared.Where(s => s.Value > 0.4 * (triples[row].Count + triples[s.Key].Count - s.Value)).Select(s => $"{Rows[row].Place} and {Rows[s.Key].Place}"));
        }

        Assert.Empty(near);
    }

    [Theory]
    [InlineData(4, 0.010)]
    [InlineData(5, 0.005)]
    public void No_row_of_words_stands_in_many_messages(int words, double most)
    {
        var counts = Rows.SelectMany(r => Grams(r.Text, words)).GroupBy(gram => gram).Select(g => (Gram: g.Key, Share: g.Count() / (double)Rows.Count));
        Assert.DoesNotContain(counts, c => c.Share > most);
    }

    [Fact]
    public void No_opening_of_three_words_begins_one_message_in_a_hundred()
    {
        var english = Rows.Where(r => r.Lang == "en").Select(r => string.Join(' ', Words(r.Text).Take(3))).ToList();
        Assert.Empty(english.GroupBy(opening => opening).Where(g => g.Count() > english.Count / 100).Select(g => g.Key));
    }

    [Fact]
    public void No_message_holds_a_secret()
    {
        var redactor = new Redactor();
        var secrets = Rows.Where(r => redactor.Redact(r.Text).Findings.Any(f => f.Certain && f.Kind is SecretKind.RecoveryPhrase or SecretKind.PrivateKey or SecretKind.ExtendedKey));
        Assert.Equal("", string.Join(", ", secrets.Select(r => r.Place)));
    }

    private static List<string> Words(string text) => [.. WordPattern().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    private static HashSet<string> Grams(string text, int length)
    {
        var words = Words(text);
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - length + 1)).Select(at => string.Join(' ', words.Skip(at).Take(length)))];
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordPattern();
}
