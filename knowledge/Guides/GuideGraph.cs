using System.Text;
using SupportBot.Knowledge.Guides.Checks;

namespace SupportBot.Knowledge.Guides;

/// <summary>Draws a guide.</summary>
public static class GuideGraph
{
    private const int MaxLabel = 60;

    /// <summary>A Mermaid flowchart: questions are diamonds, look-ups cylinders, ends rounded.</summary>
    public static string ToMermaid(Guide guide)
    {
        var chart = new StringBuilder("flowchart TD\n");
        foreach (var step in guide.Steps.Values)
            chart.Append("  ").Append(NodeName(step.Id)).Append(Shape(step)).Append('\n');
        foreach (var edge in guide.Steps.Values.SelectMany(GuideEdge.Of))
            chart.Append("  ").Append(NodeName(edge.From)).Append(edge.Label.Length > 0 ? $" -->|\"{Escape(edge.Label)}\"| " : " --> ")
                .Append(NodeName(edge.To)).Append('\n');
        return chart.ToString();
    }

    // "end" is a word of Mermaid's own, so ids get a letter in front.
    private static string NodeName(string id) => "s_" + id.Replace('-', '_');

    private static string Shape(GuideStep step) => step switch
    {
        GuideStep.Say say => $"[\"{Label(say.Text)}\"]",
        GuideStep.Ask ask => $"{{\"{Label(ask.Text)}\"}}",
        GuideStep.LookUp lookUp => $"[(\"{Escape(lookUp.Connector)}\")]",
        GuideStep.TryFixes fixes => $"[[\"{string.Join("<br/>", fixes.Fixes.Select((fix, index) => $"{index + 1}. {Escape(fix.Id)}"))}\"]]",
        GuideStep.Call call => $"[/\"{Escape(call.Guide)}\"/]",
        GuideStep.Resolved resolved => $"([\"resolved: {Label(resolved.Text)}\"])",
        GuideStep.HandOff handOff => $"([\"to a person ({handOff.Priority}): {Label(handOff.Text)}\"])",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "This kind of step has no shape."),
    };

    private static string Label(GuideText text)
    {
        var label = text.Template.Value;
        return Escape(label.Length <= MaxLabel ? label : text.Template.Truncate(MaxLabel - 1).Value + "…");
    }

    private static string Escape(string label) => label.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace('\n', ' ');
}
