namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>
/// A way from one step to the next. <c>Label</c>: what leads along it ("pool", "unsure", "state=locked"), an identifier, empty when nothing is asked.
/// <c>Sets</c>: the slots that are certainly known afterwards. <c>IsLimited</c>: the step has <c>at_most</c>, so the way is taken that often at most.
/// </summary>
public sealed record GuideEdge(string From, string Label, string To, IReadOnlyList<string> Sets, bool IsLimited, int Line)
{
    public static IReadOnlyList<GuideEdge> Of(GuideStep step)
    {
        var edges = new List<GuideEdge>();
        switch (step)
        {
            case GuideStep.Say say:
                Add("", say.Next);
                break;
            case GuideStep.Ask ask:
                foreach (var choice in ask.Choices)
                    Add(choice.Id, choice.Next, ask.Slot, choice.Line);
                if (ask.Takes != AnswerKind.Choice)
                    Add("answer", ask.Next, ask.Slot);
                if (ask.Unsure is { } unsure)
                    Add("unsure", unsure);
                else if (ask.Takes != AnswerKind.Choice)
                    Add("no-answer", ask.Next);
                break;
            case GuideStep.LookUp lookUp:
                foreach (var result in lookUp.Results)
                    edges.Add(new GuideEdge(step.Id, Describe(result), result.Next, [.. result.Save.Keys], step.AtMost > 0, result.Line));
                Add("otherwise", lookUp.Otherwise);
                Add("unavailable", lookUp.Unavailable);
                break;
            case GuideStep.TryFixes fixes:
                Add("worked", fixes.Worked);
                Add("exhausted", fixes.Exhausted);
                break;
            case GuideStep.Call call:
                Add(After(call), call.Next);
                break;
        }
        if (step.AtMost > 0)
            edges.Add(new GuideEdge(step.Id, UsedUp(step), step.Then, [], IsLimited: false, step.Line));
        return edges;

        void Add(string label, string to, string? sets = null, int line = 0) =>
            edges.Add(new GuideEdge(step.Id, label, to, sets is null ? [] : [sets], step.AtMost > 0, line > 0 ? line : step.Line));
    }

    internal static string UsedUp(GuideStep step) => $"after-{step.AtMost}-times";

    internal static string After(GuideStep.Call call) => $"after:{call.Guide}";

    internal static string Describe(LookUpResult result) =>
        string.Join(';', result.When.Select(field => $"{field.Key}={string.Join('|', field.Value)}"));
}
