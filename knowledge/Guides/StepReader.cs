using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>Reads one step. Its kind is the one of <see cref="Kinds"/> among its keys.</summary>
internal sealed class StepReader(GuideProblems problems)
{
    public static IReadOnlyList<string> Kinds { get; } = ["say", "ask", "look_up", "try_in_best_order", "call", "resolved", "hand_off"];

    private static readonly Dictionary<string, AnswerKind> AnswerKinds = new(StringComparer.Ordinal)
    {
        ["text"] = AnswerKind.Text, ["number"] = AnswerKind.Number, ["date"] = AnswerKind.Date, ["attachment"] = AnswerKind.Attachment,
    };

    public GuideStep? Read(string id, int line, GuideFields fields)
    {
        var kinds = Kinds.Where(fields.Has).ToList();
        if (kinds.Count != 1)
        {
            problems.Add(kinds.Count == 0 ? GuideFault.MissingKey : GuideFault.WrongValue, line,
                $"Step '{id}' must have exactly one of: {string.Join(", ", Kinds)}.");
            return null;
        }
        var step = ReadKind(kinds[0], id, line, fields);
        if (fields.Has("at_most"))
            step = step with { AtMost = (int)(fields.Number("at_most", 1, 10) ?? 1), Then = fields.Required("then", GuideFault.MissingBranch, "It is the way on when 'at_most' is used up.") };
        fields.RefuseOthers();
        return step;
    }

    private GuideStep ReadKind(string kind, string id, int line, GuideFields fields) => kind switch
    {
        "say" => new GuideStep.Say(id, line, fields.Text("say"), Next(fields)),
        "ask" => Ask(id, line, fields),
        "look_up" => LookUp(id, line, fields),
        "try_in_best_order" => TryFixes(id, line, fields.Inner("try_in_best_order", $"'try_in_best_order' of step '{id}'")),
        "call" => new GuideStep.Call(id, line, fields.Required("call"), Next(fields)),
        "resolved" => new GuideStep.Resolved(id, line, fields.Text("resolved")),
        _ => new GuideStep.HandOff(id, line, fields.Text("hand_off"), fields.OneOf("priority", GuideNames.Priorities) ?? "medium",
            fields.Optional("team"), fields.OptionalText("meanwhile")),
    };

    private static string Next(GuideFields fields) => fields.Required("next", GuideFault.DeadEnd, "Nothing follows it, and it is no end.");

    private GuideStep.Ask Ask(string id, int line, GuideFields fields)
    {
        var text = fields.Text("ask");
        var slot = fields.Optional("slot");
        var unsure = fields.Optional("unsure");
        if (fields.Has("choices"))
            return new GuideStep.Ask(id, line, text, AnswerKind.Choice, slot, Choices(id, fields), "", unsure);
        var type = fields.OneOf("type", [.. AnswerKinds.Keys]) ?? "text";
        if (slot is null)
            problems.Add(GuideFault.MissingKey, line, $"Step '{id}' asks a free question, so it needs a 'slot' for the answer (or 'choices').");
        return new GuideStep.Ask(id, line, text, AnswerKinds[type], slot, [], Next(fields), unsure);
    }

    private List<GuideChoice> Choices(string step, GuideFields fields)
    {
        var choices = new List<GuideChoice>();
        foreach (var item in fields.List("choices", $"A choice of step '{step}'"))
        {
            var id = item.Id("id");
            choices.Add(new GuideChoice(id, item.Text("say"), item.Required("next", GuideFault.MissingBranch, "The choice leads nowhere."), Meaning(id, item), item.Line));
            item.RefuseOthers();
        }
        if (choices.Count == 1)
            problems.Add(GuideFault.WrongValue, fields.LineOf("choices"), $"Step '{step}' offers one choice only; offer two or more, or use 'say'.");
        RefuseTwins(choices.Select(choice => (choice.Id, choice.Line)), $"choice of step '{step}'");
        return choices;
    }

    private static GuideReply Meaning(string id, GuideFields choice) =>
        (choice.OneOf("means", ["yes", "no", "unsure", "worked", "did_not_work", "already_tried", "skip"]) ?? id) switch
        {
            "yes" or "done" => GuideReply.Yes,
            "no" => GuideReply.No,
            "unsure" => GuideReply.Unsure,
            "worked" => GuideReply.Worked,
            "did_not_work" => GuideReply.DidNotWork,
            "already_tried" => GuideReply.AlreadyTried,
            "skip" => GuideReply.Skip,
            _ => GuideReply.Unclear,
        };

    private GuideStep.LookUp LookUp(string id, int line, GuideFields fields)
    {
        var connector = fields.Required("look_up");
        if (connector.Length > 0 && !GuideNames.IsSlotName(connector))
            problems.Add(GuideFault.WrongValue, fields.LineOf("look_up"), $"'{connector}' is no connector name: use lower-case words joined by underscores.");
        var with = fields.Inner("with", $"'with' of step '{id}'");
        var results = new List<LookUpResult>();
        foreach (var item in fields.List("results", $"A result of step '{id}'"))
        {
            var when = item.Inner("when", "'when'").OwnKeys().ToDictionary(own => own.Key, own => own.Values, StringComparer.Ordinal);
            if (when.Count == 0)
                problems.Add(GuideFault.WrongValue, item.Line, $"A result of step '{id}' needs 'when' with at least one field; for all other answers there is 'otherwise'.");
            foreach (var value in when.Values.SelectMany(values => values).Where(value => !SafeText.IsIdentifier(value)))
                problems.Add(GuideFault.WrongValue, item.Line, $"'{value}' cannot be the value of a field: systems answer with one word, such as 'wrong_network'.");
            var save = item.Inner("save", "'save'").OwnKeys().ToDictionary(own => own.Key, own => own.Values[0], StringComparer.Ordinal);
            results.Add(new LookUpResult(when, save, item.Required("next", GuideFault.MissingBranch, "The result leads nowhere."), item.Line));
            item.RefuseOthers();
        }
        return new GuideStep.LookUp(id, line, connector,
            with.Entries.ToDictionary(entry => entry.Key, entry => with.Text(entry.Key), StringComparer.Ordinal), results,
            fields.Required("otherwise", GuideFault.MissingBranch, "Another answer than those listed must have a way on."),
            fields.Required("unavailable", GuideFault.MissingBranch, "The system may not answer; that must have a way on."));
    }

    private GuideStep.TryFixes TryFixes(string id, int line, GuideFields fields)
    {
        var fixes = new List<GuideFix>();
        foreach (var item in fields.List("fixes", $"A fix of step '{id}'"))
        {
            fixes.Add(new GuideFix(item.Id("id"), item.Text("say"), item.Number("cost", 0.01, 10_000) ?? 1, item.Number("chance", 0.01, 0.99), item.Flag("pin"), item.Line));
            item.RefuseOthers();
        }
        if (fixes.Count == 0)
            problems.Add(GuideFault.MissingKey, line, $"Step '{id}' needs 'fixes'.");
        RefuseTwins(fixes.Select(fix => (fix.Id, fix.Line)), $"fix of step '{id}'");
        var step = new GuideStep.TryFixes(id, line, fixes,
            fields.Required("worked", GuideFault.MissingBranch, "It is the way on when a fix helped."),
            fields.Required("exhausted", GuideFault.MissingBranch, "It is the way on when no fix helped."));
        fields.RefuseOthers();
        return step;
    }

    private void RefuseTwins(IEnumerable<(string Id, int Line)> items, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, line) in items)
            if (!seen.Add(id))
                problems.Add(GuideFault.DuplicateId, line, $"'{id}' is already the id of another {what}.");
    }
}
