using Spectre.Console;
using SupportBot.Models.Learning;

namespace SupportBot.Training.Verbs;

internal static class ConfusionTable
{
    /// <summary>Truth down, answers across.</summary>
    public static void Print(Quality quality)
    {
        var table = new Table().Title("truth down, answers across").AddColumn("");
        foreach (var label in quality.Labels) table.AddColumn(new TableColumn(Markup.Escape(label)).RightAligned());
        for (var i = 0; i < quality.Labels.Count; i++)
            table.AddRow([Markup.Escape(quality.Labels[i]), .. quality.Confusion[i].Select(n => n == 0 ? "" : $"{n}")]);
        AnsiConsole.Write(table);
    }
}
