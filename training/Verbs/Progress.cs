using Spectre.Console;

namespace SupportBot.Training.Verbs;

/// <summary>A progress bar for people; nothing where the output is for machines.</summary>
internal static class Progress
{
    public static T Run<T>(string title, bool quiet, Func<Action<double>, T> work)
    {
        if (quiet || Console.IsOutputRedirected) return work(_ => { });
        return AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var bar = context.AddTask(Markup.Escape(title), maxValue: 1.0);
                return work(share => bar.Value = Math.Max(bar.Value, share));
            });
    }
}
