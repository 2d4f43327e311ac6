using System.Globalization;
using System.Net;
using System.Text;

namespace SupportBot.Training.Cards;

/// <summary>A confusion matrix as a drawing: truth down, answers across, a cell the darker the larger its share of its row.</summary>
internal static class HeatMap
{
    private const int Cell = 44, Left = 84, Top = 84, Right = 36;

    public static string Draw(Models.Learning.Quality quality)
    {
        var size = quality.Labels.Count * Cell;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {Left + size + Right} {Top + size + 2}" role="img" aria-labelledby="confusion-title confusion-about"><title id="confusion-title">Confusion matrix</title><desc id="confusion-about">Truth down, answers across. The numbers stand in the table below.</desc>""").Append('\n');
        for (var i = 0; i < quality.Labels.Count; i++)
        {
            var middle = (i * Cell) + (Cell / 2);
            var label = WebUtility.HtmlEncode(Short(quality.Labels[i]));
            svg.Append(CultureInfo.InvariantCulture, $"""<text class="end" x="{Left - 6}" y="{Top + middle + 4}">{label}</text><text transform="translate({Left + middle + 4} {Top - 6}) rotate(-60)">{label}</text>""").Append('\n');
            for (var j = 0; j < quality.Labels.Count; j++) DrawCell(svg, quality.Confusion[i], i, j);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawCell(StringBuilder svg, int[] row, int i, int j)
    {
        var share = row[j] / (double)Math.Max(1, row.Sum());
        var (x, y) = (Left + (j * Cell), Top + (i * Cell));
        svg.Append(CultureInfo.InvariantCulture, $"""<rect class="cell{(i == j ? " right" : "")}" x="{x}" y="{y}" width="{Cell}" height="{Cell}" fill-opacity="{share:0.###}"/>""");
        if (row[j] > 0) svg.Append(CultureInfo.InvariantCulture, $"""<text class="middle halo" x="{x + (Cell / 2)}" y="{y + (Cell / 2) + 4}">{row[j]}</text>""");
        svg.Append('\n');
    }

    private static string Short(string label) => label.Length <= 12 ? label : label[..11] + "…";
}
