using System.Globalization;
using System.Net;
using System.Text;
using SupportBot.Models.Files;

namespace SupportBot.Training.Cards;

/// <summary>A model card as one page: no script, nothing loaded, light and dark, readable on a phone; each drawing also as a table.</summary>
internal static class CardPage
{
    public static string Write(ModelCard card)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <meta name="color-scheme" content="light dark"/>
            <title>Model card {card.ModelId[..12]}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>Model card</h1>
            <p>{E(card.Manifest.Product)}, model <code>{card.ModelId[..12]}</code>, format {card.Manifest.Format}. It reads a support message and gives category, topic, urgency, language, and whether the message is about anything we deal with. It decides no more than what the bot asks or offers next.</p>
            <p><strong>How it was measured.</strong> {E(card.Measured)}</p>

            """);
        Section(page, "Figures", Table(["figure", "value", "meaning"], card.Figures.Select(f => new[] { f.Title, f.Value is { } v ? Number(v) : "not measured", f.Meaning }), numbers: [1]));
        Categories(page, card);
        Reliability(page, card);
        if (card.Languages.Count > 0)
            Section(page, "Languages", Table(["language", "messages", "accuracy"], card.Languages.Select(l => new[] { l.Language, Whole(l.Count), Number(l.Accuracy) }), numbers: [1, 2]));
        Errors(page, card);
        Section(page, "Trained on", Files(card.Manifest.Data));
        if (card.MeasuredOn.Count > 0) Section(page, "Measured on", Files(card.MeasuredOn));
        Section(page, "Files of the model", Table(["file", "bytes", "SHA-256"], card.Manifest.Files.Select(f => new[] { f.Name, Whole(f.Bytes), f.Sha256 }), numbers: [1]));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Categories(StringBuilder page, ModelCard card)
    {
        var quality = card.Sheet.Categories;
        Section(page, "Categories", Table(["category", "messages", "recall", "precision"],
            quality.Labels.Select((label, i) => new[] { label, Whole(quality.Confusion[i].Sum()), Number(quality.Recall(label)), Number(card.Sheet.Precision(i)) }), numbers: [1, 2, 3]));
        Figure(page, "Which is taken for which: truth down, answers across; the darker, the larger the share of the row.", HeatMap.Draw(quality),
            Table(["truth", .. quality.Labels], quality.Labels.Select((label, i) => (string[])[label, .. quality.Confusion[i].Select(n => Whole(n))]), numbers: [.. Enumerable.Range(1, quality.Labels.Count)]));
    }

    private static void Reliability(StringBuilder page, ModelCard card)
    {
        var bins = card.Sheet.Reliability(ModelCard.ReliabilityBins);
        page.Append("<h2>Confidence</h2>\n");
        Figure(page, "How often answers of a confidence are right, with the number of messages above each bar. Bars below the line are too sure, above it not sure enough.", ReliabilityPlot.Draw(bins),
            Table(["confidence", "messages", "mean confidence", "right"], bins.Select(b => new[] { $"{Number(b.Low, "0.0")} to {Number(b.High, "0.0")}", Whole(b.Count), b.Count == 0 ? "–" : Number(b.Confidence), b.Count == 0 ? "–" : Number(b.Right) }), numbers: [1, 2, 3]));
    }

    private static void Errors(StringBuilder page, ModelCard card)
    {
        var errors = card.Sheet.WorstErrors(ModelCard.ErrorsShown);
        var note = "<p>The wrong answers given with most confidence, by file and line. Texts are shown only of messages that were written for this project.</p>\n";
        Section(page, "Worst errors", errors.Count == 0 ? "<p>None.</p>\n" : note + Table(["message", "truth", "answer", "confidence", "text"],
            errors.Select(a => new[] { a.Row, a.Truth, a.Given, Number(a.Confidence), card.Texts.GetValueOrDefault(a.Row, "") }), numbers: [3]));
    }

    private static string Files(IReadOnlyList<DataFile> files) => Table(["file", "messages", "SHA-256"], files.Select(f => new[] { f.Name, Whole(f.Rows), f.Sha256 }), numbers: [1]);

    private static void Section(StringBuilder page, string title, string content) => page.Append("<h2>").Append(E(title)).Append("</h2>\n").Append(content);

    private static void Figure(StringBuilder page, string caption, string drawing, string table) =>
        page.Append("<figure>\n<figcaption>").Append(E(caption)).Append("</figcaption>\n").Append(drawing).Append("<details><summary>The same as a table</summary>\n").Append(table).Append("</details>\n</figure>\n");

    private static string Table(IReadOnlyList<string> heads, IEnumerable<string[]> rows, int[] numbers)
    {
        var table = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
        for (var i = 0; i < heads.Count; i++) table.Append(Cell("th scope=\"col\"", "th", heads[i], numbers.Contains(i)));
        table.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            table.Append("<tr>");
            for (var i = 0; i < row.Length; i++) table.Append(i == 0 ? Cell("th scope=\"row\"", "th", row[i], false) : Cell("td", "td", row[i], numbers.Contains(i)));
            table.Append("</tr>\n");
        }

        return table.Append("</tbody>\n</table></div>\n").ToString();
    }

    private static string Cell(string open, string close, string text, bool isNumber) => $"<{open}{(isNumber ? " class=\"number\"" : "")}>{E(text)}</{close}>";

    private static string E(string text) => WebUtility.HtmlEncode(text);

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string form = "0.000") => value.ToString(form, CultureInfo.InvariantCulture);

    private const string Style = """
        :root { color-scheme: light dark; --ground: #fff; --ink: #1b1b1f; --soft: #55555f; --line: #d6d6de; --good: #1c6b3c; --bad: #a8331d; --bar: #3465a4; }
        @media (prefers-color-scheme: dark) { :root { --ground: #17171b; --ink: #ececf1; --soft: #a9a9b6; --line: #3b3b45; --good: #6fce95; --bad: #ff9a80; --bar: #86b3ec; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
        code, td, th { overflow-wrap: anywhere; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
        thead th { color: var(--soft); overflow-wrap: normal; }
        .number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        figure { margin: 1rem 0; } figcaption, summary { color: var(--soft); font-size: .9rem; }
        svg { display: block; width: 100%; max-width: 30rem; margin: .5rem 0; }
        svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
        svg .end { text-anchor: end; } svg .middle { text-anchor: middle; } svg .halo { paint-order: stroke; stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round; }
        .cell { fill: var(--bad); stroke: var(--line); } .cell.right { fill: var(--good); }
        .bar { fill: var(--bar); fill-opacity: .5; } .mean { fill: var(--ink); } .grid { stroke: var(--line); } .diagonal { stroke: var(--soft); stroke-dasharray: 4 4; }
        """;
}
