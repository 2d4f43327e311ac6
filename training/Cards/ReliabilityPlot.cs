using System.Globalization;
using System.Text;
using SupportBot.Training.Answers;

namespace SupportBot.Training.Cards;

/// <summary>Confidence against being right: bars that end on the diagonal are honest. Above each stands how many messages it is made of.</summary>
internal static class ReliabilityPlot
{
    private const int Left = 40, Top = 16, Size = 300;

    public static string Draw(IReadOnlyList<ReliabilityBin> bins)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {Left + Size + 10} {Top + Size + 40}" role="img" aria-labelledby="reliability-title reliability-about"><title id="reliability-title">Reliability</title><desc id="reliability-about">Confidence across, share of right answers up, number of messages above each bar. The numbers stand in the table below.</desc>""").Append('\n');
        for (var tick = 0; tick <= 10; tick += 2)
        {
            var along = Size * tick / 10;
            svg.Append(CultureInfo.InvariantCulture, $"""<line class="grid" x1="{Left}" y1="{Top + Size - along}" x2="{Left + Size}" y2="{Top + Size - along}"/><text class="end" x="{Left - 6}" y="{Top + Size - along + 4}">{tick / 10.0:0.0}</text><text class="middle" x="{Left + along}" y="{Top + Size + 18}">{tick / 10.0:0.0}</text>""").Append('\n');
        }

        foreach (var bin in bins.Where(b => b.Count > 0)) DrawBar(svg, bin);
        svg.Append(CultureInfo.InvariantCulture, $"""<line class="diagonal" x1="{Left}" y1="{Top + Size}" x2="{Left + Size}" y2="{Top}"/><text class="middle" x="{Left + (Size / 2)}" y="{Top + Size + 36}">confidence</text>""");
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawBar(StringBuilder svg, ReliabilityBin bin)
    {
        var (x, width, height) = (Left + (bin.Low * Size), (bin.High - bin.Low) * Size, bin.Right * Size);
        svg.Append(CultureInfo.InvariantCulture, $"""<rect class="bar" x="{x + 1:0.#}" y="{Top + Size - height:0.#}" width="{width - 2:0.#}" height="{height:0.#}"/><circle class="mean" cx="{Left + (bin.Confidence * Size):0.#}" cy="{Top + Size - height:0.#}" r="3"/><text class="middle" x="{x + (width / 2):0.#}" y="{Math.Max(Top - 4, Top + Size - height - 6):0.#}">{bin.Count}</text>""").Append('\n');
    }
}
