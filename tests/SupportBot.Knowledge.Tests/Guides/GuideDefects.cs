using System.Globalization;
using SupportBot.Knowledge.Guides;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Knowledge.Tests.Guides;

/// <summary>A way to spoil a guide: the places where it can be done, each as an action on a freshly read file.</summary>
internal sealed record Defect(string Name, GuideFault Fault, Func<YamlMappingNode, IEnumerable<Action>> Places);

/// <summary>Every kind of defect an author (or an attacker) may bring into a guide.</summary>
internal static class GuideDefects
{
    public const string Tiny = """
        id: sample
        title: Sample
        category: mining
        topic: rewards
        owner: mining-team
        reviewed: 2026-11-20
        start: tell
        slots: { reason: { label: Reason } }
        steps:
          tell: { say: "Something is told.", next: ask }
          ask: { ask: "What happened before?", slot: reason, next: done }
          done: { resolved: "Good." }
        """;

    public static IEnumerable<object[]> SecretTexts => Secrets.Select(text => new object[] { text });

    private static readonly string[] Secrets =
    [
        "Please send us your recovery phrase.", "What is your password?", "Tell me the 12 words of your wallet.", "Type your PIN here.",
        "Paste your private key below so that I can check it.", "Give me the code you received, that is, the verification code.",
        "Share your seed phrase with the agent.", "Upload a photo of your passport to this chat.", "We need your password to go on.",
        "Please reply with your one-time code.", "Don't worry, send us your seed.", "Write the 24 words into the form.",
        "Send a selfie with your ID card.", "Enter the mnemonic here.", "Please provide your wallet file.",
        "Envíanos tu frase de recuperación.", "¿Cuál es tu contraseña?", "Qual é a sua senha?", "Donnez votre mot de passe.",
        "请发送您的助记词。", "비밀번호를 알려 주세요.", "अपना पासवर्ड बताएं।", "Сообщите пароль.", "Vui lòng gửi mật khẩu.", "Kirimkan kata sandi Anda.",
    ];

    private static readonly string[] Links =
    [
        "See https://wallet-help.example/reset.", "Go to www.get-coins-back.com now.", "Write to t.me/support_agent.", "Open javascript:alert(1).",
        "Look at bit.ly/abc.", "Mail to mailto:help@scam.org.", "[Here](http://evil.test/x)", "Visit secure-login.xyz.",
    ];

    public static IReadOnlyList<Defect> All { get; } =
    [
        .. new[] { "next" }.Select(key => new Defect($"step without {key}", GuideFault.DeadEnd, root => Steps(root).Where(step => Has(step, key)).Select(step => Removing(step, key)))),
        new("choice without next", GuideFault.MissingBranch, root => Items(root, "choices").Select(choice => Removing(choice, "next"))),
        new("result without next", GuideFault.MissingBranch, root => Items(root, "results").Select(result => Removing(result, "next"))),
        .. new[] { "otherwise", "unavailable", "worked", "exhausted" }.Select(key => new Defect($"missing {key}", GuideFault.MissingBranch, root => Maps(root).Where(map => Has(map, key) && map[key] is YamlScalarNode).Select(map => Removing(map, key)))),
        .. new[] { "next", "otherwise", "unavailable", "worked", "exhausted", "unsure" }.Select(key => new Defect($"{key} to nowhere", GuideFault.UnknownStep, root => Targets(root, key).Select(map => Setting(map, key, "nowhere")))),
        new("start to nowhere", GuideFault.UnknownStep, root => [Setting(root, "start", "nowhere")]),
        new("then to nowhere", GuideFault.UnknownStep, root => Steps(root).Select(step => (Action)(() => { Set(step, "at_most", "2"); Set(step, "then", "nowhere"); }))),
        new("limit without then", GuideFault.MissingBranch, root => Steps(root).Select(step => Setting(step, "at_most", "2"))),
        new("limit of zero", GuideFault.WrongValue, root => Steps(root).Select(step => (Action)(() => { Set(step, "at_most", "0"); Set(step, "then", Value(root, "start")); }))),
        .. new[] { "next", "otherwise", "unavailable", "worked", "exhausted", "unsure" }.Select(key => new Defect($"{key} back to the start", GuideFault.EndlessLoop, root => Targets(root, key).Select(map => Setting(map, key, Value(root, "start"))))),
        new("limit that comes round", GuideFault.EndlessLoop, root => Named(root).Select(step => (Action)(() => { Set(step.Map, "at_most", "2"); Set(step.Map, "then", step.Id); }))),
        new("end that goes on for ever", GuideFault.EndlessLoop, root => Named(root).Where(step => Has(step.Map, "resolved")).Select(step => (Action)(() => Replace(step.Map, ("say", "And again."), ("next", step.Id))))),
        new("end that is none", GuideFault.DeadEnd, root => Named(root).Where(step => Has(step.Map, "resolved")).Select(step => (Action)(() => Replace(step.Map, ("say", "That is all."))))),
        new("step nobody reaches", GuideFault.UnreachableStep, root => [Adding(Map(root, "steps"), "orphan", ("resolved", "Nobody reads this."))]),
        new("step everybody passes by", GuideFault.UnreachableStep, root => Named(root).Where(step => step.Id != Value(root, "start")).Select(step => (Action)(() => Redirect(root, step.Id)))),
        new("result hidden by the one before", GuideFault.UnreachableBranch, root => Lists(root, "results").Select(list => (Action)(() => list.Add(list.Children[0])))),
        .. new[] { "id", "title", "category", "topic", "owner", "reviewed", "start", "steps" }.Select(key => new Defect($"guide without {key}", key == "title" ? GuideFault.MissingText : GuideFault.MissingKey, root => [Removing(root, key)])),
        .. new[] { "ask", "say", "resolved", "hand_off", "meanwhile" }.Select(key => new Defect($"empty {key}", GuideFault.MissingText, root => Steps(root).Where(step => Has(step, key)).Select(step => Setting(step, key, "")))),
        .. new[] { "choices", "fixes" }.Select(key => new Defect($"{key} without text", GuideFault.MissingText, root => Items(root, key).Select(item => Removing(item, "say")))),
        new("slot without label", GuideFault.MissingText, root => Slots(root).Select(slot => Removing(slot.Map, "label"))),
        new("step without kind", GuideFault.MissingKey, root => Steps(root).Where(step => Has(step, "say")).Select(step => Removing(step, "say"))),
        new("step of two kinds", GuideFault.WrongValue, root => Steps(root).Where(step => !Has(step, "resolved")).Select(step => Setting(step, "resolved", "And done."))),
        new("free question without slot", GuideFault.MissingKey, root => Steps(root).Where(step => Has(step, "ask") && !Has(step, "choices")).Select(step => Removing(step, "slot"))),
        new("only one choice", GuideFault.WrongValue, root => Lists(root, "choices").Select(list => (Action)(() => { while (list.Children.Count > 1) list.Children.RemoveAt(1); }))),
        .. new[] { "choices", "fixes" }.Select(key => new Defect($"no {key}", GuideFault.WrongValue, root => Lists(root, key).Select(list => (Action)list.Children.Clear))),
        new("unknown key of a guide", GuideFault.UnknownKey, root => [Setting(root, "colour", "blue")]),
        new("unknown key of a step", GuideFault.UnknownKey, root => Steps(root).Select(step => Setting(step, "nxt", "done"))),
        .. new[] { "choices", "fixes", "results" }.Select(key => new Defect($"unknown key in {key}", GuideFault.UnknownKey, root => Items(root, key).Select(item => Setting(item, "goto", "done")))),
        new("unknown key of a slot", GuideFault.UnknownKey, root => Slots(root).Select(slot => Setting(slot.Map, "secret", "true"))),
        new("category nobody has", GuideFault.WrongValue, root => [Setting(root, "category", "misc")]),
        new("topic of another category", GuideFault.WrongValue, root => [Setting(root, "topic", Value(root, "category") == "fees" ? "login" : "refund")]),
        new("date that is none", GuideFault.WrongValue, root => [Setting(root, "reviewed", "20.11.2026"), Setting(root, "reviewed", "2026-02-30")]),
        new("priority nobody has", GuideFault.WrongValue, root => Steps(root).Where(step => Has(step, "hand_off")).Select(step => Setting(step, "priority", "urgent"))),
        new("answer of an unknown type", GuideFault.WrongValue, root => Steps(root).Where(step => Has(step, "ask") && !Has(step, "choices")).Select(step => Setting(step, "type", "code"))),
        new("field with a sentence for a value", GuideFault.WrongValue, root => Items(root, "results").Select(result => Setting(Map(result, "when"), "state", "it is open"))),
        new("cost of nothing", GuideFault.WrongValue, root => Items(root, "fixes").Select(fix => Setting(fix, "cost", "0"))),
        new("chance above one", GuideFault.WrongValue, root => Items(root, "fixes").Select(fix => Setting(fix, "chance", "1.5"))),
        new("id with capitals", GuideFault.WrongValue, root => Items(root, "choices").Select(choice => Setting(choice, "id", "Yes Please"))),
        new("id unlike the file", GuideFault.WrongValue, root => [Setting(root, "id", "something-else")]),
        .. new[] { "choices", "fixes" }.Select(key => new Defect($"twins in {key}", GuideFault.DuplicateId, root => Lists(root, key).Select(list => (Action)(() => list.Add(list.Children[0]))))),
        new("text with an undeclared slot", GuideFault.UnknownSlot, root => Texts(root).Select(text => (Action)(() => text.Value += " {ghost}"))),
        new("question for an undeclared slot", GuideFault.UnknownSlot, root => Steps(root).Where(step => Has(step, "slot")).Select(step => Setting(step, "slot", "ghost"))),
        new("look-up with an undeclared slot", GuideFault.UnknownSlot, root => Steps(root).Where(step => Has(step, "with")).Select(step => Setting(Map(step, "with"), "extra", "{ghost}"))),
        new("result saved in an undeclared slot", GuideFault.UnknownSlot, root => Items(root, "results").Select(result => Adding(result, "save", ("ghost", "field")))),
        new("slot used before it is asked for", GuideFault.UnsetSlot, root => AskedOnce(root).Select(ask => (Action)(() => Set(ask, "ask", Value(ask, "ask") + " {" + Value(ask, "slot") + "}")))),
        new("slot that is no longer saved", GuideFault.UnsetSlot, root => Items(root, "results").Where(result => Has(result, "save") && IsNamed(root, result)).Select(result => Removing(result, "save"))),
        new("slot nobody uses", GuideFault.UnusedSlot, root => [Adding(Map(root, "slots"), "spare", ("label", "Spare"))]),
        new("call of a guide that is not there", GuideFault.UnknownGuide, root => Steps(root).Where(step => Has(step, "call")).Select(step => Setting(step, "call", "no-such-guide"))),
        new("call of itself", GuideFault.CallsItself, root => Steps(root).Where(step => Has(step, "call")).Select(step => Setting(step, "call", Value(root, "id")))),
        new("link to a foreign host", GuideFault.ForeignLink, root => Texts(root).Select((text, index) => (Action)(() => text.Value += " " + Links[index % Links.Length]))),
        new("text that asks for a secret", GuideFault.AsksForSecret, root => Texts(root).Select((text, index) => (Action)(() => text.Value += ". " + Secrets[index * 7 % Secrets.Length]))),
        new("text that is too long", GuideFault.TextTooLong, root => Texts(root).Select(text => (Action)(() => text.Value += string.Concat(Enumerable.Repeat(" and so on", 60))))),
        new("text with a recovery phrase in it", GuideFault.HoldsSecret, root => Texts(root).Select(text => (Action)(() => text.Value += " legal winner thank year wave sausage worth useful legal winner thank yellow"))),
        new("nesting without end", GuideFault.TooDeep, root => [() => Deepen(root)]),
    ];

    private static bool Has(YamlMappingNode map, string key) => map.Children.ContainsKey(new YamlScalarNode(key));

    private static string Value(YamlMappingNode map, string key) => ((YamlScalarNode)map[key]).Value!;

    private static YamlMappingNode Map(YamlMappingNode map, string key) => (YamlMappingNode)map[key];

    private static void Set(YamlMappingNode map, string key, string value) => map.Children[new YamlScalarNode(key)] = new YamlScalarNode(value) { Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted };

    private static Action Setting(YamlMappingNode map, string key, string value) => () => Set(map, key, value);

    private static Action Removing(YamlMappingNode map, string key) => () => map.Children.Remove(new YamlScalarNode(key));

    private static Action Adding(YamlMappingNode map, string key, params (string Key, string Value)[] values) => () =>
    {
        var inner = new YamlMappingNode();
        map.Children[new YamlScalarNode(key)] = inner;
        Replace(inner, values);
    };

    private static void Replace(YamlMappingNode map, params (string Key, string Value)[] values)
    {
        map.Children.Clear();
        foreach (var (key, value) in values)
            Set(map, key, value);
    }

    private static void Deepen(YamlMappingNode root)
    {
        YamlNode deep = new YamlScalarNode("x");
        for (var depth = 0; depth < 60; depth++)
            deep = new YamlSequenceNode(deep);
        root.Children[new YamlScalarNode("deep")] = deep;
    }

    private static List<(string Id, YamlMappingNode Map)> Named(YamlMappingNode root) => Inner(Map(root, "steps"));

    private static List<(string Id, YamlMappingNode Map)> Slots(YamlMappingNode root) => Inner(Map(root, "slots"));

    private static List<(string Id, YamlMappingNode Map)> Inner(YamlMappingNode map) =>
        [.. map.Children.Select(child => (((YamlScalarNode)child.Key).Value!, (YamlMappingNode)child.Value))];

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode root) => Named(root).Select(step => step.Map);

    /// <summary>Steps and the mappings of 'try_in_best_order'.</summary>
    private static IEnumerable<YamlMappingNode> Maps(YamlMappingNode root) =>
        Steps(root).SelectMany(step => Has(step, "try_in_best_order") ? [step, Map(step, "try_in_best_order")] : new[] { step });

    private static IEnumerable<YamlSequenceNode> Lists(YamlMappingNode root, string key) =>
        Maps(root).Where(map => Has(map, key) && map[key] is YamlSequenceNode).Select(map => (YamlSequenceNode)map[key]);

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode root, string key) => Lists(root, key).SelectMany(list => list.Children.Cast<YamlMappingNode>());

    /// <summary>Everything that leads somewhere by this key.</summary>
    private static IEnumerable<YamlMappingNode> Targets(YamlMappingNode root, string key) =>
        Maps(root).Concat(Items(root, "choices")).Concat(Items(root, "results")).Where(map => Has(map, key) && map[key] is YamlScalarNode);

    private static IEnumerable<YamlScalarNode> Texts(YamlMappingNode root) =>
        from map in Steps(root).Concat(Items(root, "choices")).Concat(Items(root, "fixes"))
        from key in new[] { "ask", "say", "resolved", "hand_off", "meanwhile" }
        where Has(map, key)
        select Quoted((YamlScalarNode)map[key]);

    private static YamlScalarNode Quoted(YamlScalarNode text)
    {
        text.Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted;
        return text;
    }

    private static IEnumerable<YamlMappingNode> AskedOnce(YamlMappingNode root) =>
        Steps(root).Where(step => Has(step, "slot")).GroupBy(step => Value(step, "slot")).Where(group => group.Count() == 1).Select(group => group.Single())
            .Where(step => !Has(Map(Map(root, "slots"), Value(step, "slot")), "default"));

    /// <summary>A text needs what the result saves: it names the slot, and the slot has no default to fall back on.</summary>
    private static bool IsNamed(YamlMappingNode root, YamlMappingNode result) =>
        Map(result, "save").Children.Keys.Cast<YamlScalarNode>().Any(slot =>
            !Has(Map(Map(root, "slots"), slot.Value!), "default")
            && Texts(root).Any(text => text.Value!.Contains("{" + slot.Value + "}", StringComparison.Ordinal)));

    /// <summary>Leads every way to the step to an end that is there already, or to a new one.</summary>
    private static void Redirect(YamlMappingNode root, string id)
    {
        Adding(Map(root, "steps"), "detour", ("resolved", "Done."))();
        foreach (var key in new[] { "next", "otherwise", "unavailable", "worked", "exhausted", "unsure", "then" })
            foreach (var map in Targets(root, key).Where(map => Value(map, key) == id).ToList())
                Set(map, key, "detour");
    }

    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static string Write(YamlMappingNode root)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
        var text = writer.ToString();
        return text.EndsWith("...\n", StringComparison.Ordinal) ? text[..^4] : text.Replace("...\r\n", "", StringComparison.Ordinal);
    }
}
