using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SupportBot.Models.Files;
using SupportBot.Training.Cards;
using SupportBot.Training.Data;

namespace SupportBot.Training.Tests.Cards;

public sealed class ModelCardTests : IDisposable
{
    private const string Theirs = "a word that only a user wrote", Ours = "a sentence written for the project";

    private readonly string _directory = Directory.CreateTempSubdirectory("card-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_page_is_sound_html_without_script_or_anything_loaded()
    {
        var page = Parse(CardPage.Write(Card()));

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "src" or "href"));
        Assert.Contains("prefers-color-scheme: dark", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=viewport]"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void Each_drawing_has_a_name_and_a_table_beside_it()
    {
        var page = Parse(CardPage.Write(Card()));

        var figures = page.QuerySelectorAll("figure");
        Assert.Equal(2, figures.Length);
        Assert.All(figures, figure =>
        {
            Assert.NotNull(figure.QuerySelector("svg[role=img] > title"));
            Assert.NotEmpty(figure.QuerySelectorAll("details table th[scope=row]"));
        });
        Assert.Equal("81", page.QuerySelectorAll("figure")[0].QuerySelector("tbody td")!.TextContent);
    }

    [Fact]
    public void The_bars_carry_their_counts()
    {
        var drawing = ReliabilityPlot.Draw(Some.Sheet(Some.Answers()).Reliability(10));

        Assert.Contains(">270</text>", drawing, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_others_are_never_shown_and_our_own_may_be()
    {
        foreach (var written in new[] { CardPage.Write(Card()), CardJson.Write(Card()) })
        {
            Assert.DoesNotContain(Theirs, written, StringComparison.Ordinal);
            Assert.Contains(Ours, written, StringComparison.Ordinal);
            Assert.Contains("some.jsonl:10", written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_label_holds_is_shown_and_does_nothing()
    {
        string[] labels = ["<script>alert(1)</script>", "\"><b>"];
        var card = Card() with { Sheet = new([Some.Answer(1, labels[0], labels[1]), Some.Answer(2, labels[1], labels[1])], labels) };

        var page = Parse(CardPage.Write(card));

        Assert.Empty(page.QuerySelectorAll("script, b"));
        Assert.Contains(page.QuerySelectorAll("th"), cell => cell.TextContent == labels[0]);
    }

    [Fact]
    public void Page_and_json_say_the_same()
    {
        var card = Card();
        var json = JsonDocument.Parse(CardJson.Write(card)).RootElement;

        Assert.Equal(0.9, json.GetProperty("figures").GetProperty("accuracy").GetDouble(), 3);
        Assert.Equal(81, json.GetProperty("confusion").GetProperty("fees").GetProperty("fees").GetInt32());
        Assert.Equal(new string('a', 64), json.GetProperty("trainedOn")[0].GetProperty("sha256").GetString());
        Assert.Contains(new string('a', 64), CardPage.Write(card), StringComparison.Ordinal);
        Assert.Equal(1, json.GetProperty("figures").GetProperty("urgentRecall").GetDouble());
    }

    [Fact]
    public void Evaluate_writes_a_card_without_the_texts_it_measured_on()
    {
        var model = Path.Combine(_directory, "model");
        Some.Model(model, Some.Rows(12));
        var data = Path.Combine(_directory, "held.jsonl");
        File.WriteAllText(data, $$"""{"text":"{{Theirs}} about coins","label":"account","topic":"login","lang":"en"}""" + "\n");
        var page = Path.Combine(_directory, "cards", "held.html");

        var (exit, _, error) = TrainingProcess.Run("", "evaluate", "--model", model, "--data", data, "--card", page, "--json");

        Assert.True(exit == 0, error);
        Assert.Contains("held.jsonl", Parse(File.ReadAllText(page)).Body!.TextContent, StringComparison.Ordinal); // every page has a body
        foreach (var file in Directory.GetFiles(Path.Combine(_directory, "cards"))) Assert.DoesNotContain(Theirs, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_directory, "cards")).Length);
    }

    /// <summary>Message 0 is ours and 10 is not; both are answered wrong.</summary>
    private static ModelCard Card()
    {
        MessageRow[] rows =
        [
            new(Ours, "fees", null, null, null, null) { Place = "some.jsonl:0", IsOurs = true },
            new(Theirs, "fees", null, null, null, null) { Place = "some.jsonl:10" },
        ];
        var manifest = new ModelManifest(1, "SupportBot", new Dictionary<string, IReadOnlyList<string>>(), [new("some.jsonl", 2, new('a', 64))], new Dictionary<string, double>(), [new("understanding.model", 12, new('b', 64))]);
        return ModelCard.OfTraining(new('c', 64), manifest, Some.Sheet(Some.Answers()), new(rows, manifest.Data));
    }

    /// <summary>Refuses a page that a browser would have to guess about.</summary>
    private static IHtmlDocument Parse(string page) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page);
}
