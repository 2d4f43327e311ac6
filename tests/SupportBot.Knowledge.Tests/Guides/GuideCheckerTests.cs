using SupportBot.Knowledge.Guides;
using Xunit;
using Xunit.Abstractions;

namespace SupportBot.Knowledge.Tests.Guides;

public class GuideCheckerTests(ITestOutputHelper output)
{
    /// <summary>Mutants of one kind and one guide that are tried, spread over the places where the defect fits.</summary>
    private const int PerGuide = 2;

    private static readonly Dictionary<string, string> _sources = Directory.GetFiles(Content.Folder, "*.yaml")
        .Where(path => Path.GetFileName(path).Count(letter => letter == '.') == 1 && Path.GetFileName(path) != "phrases.yaml")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

    [Fact]
    public void Every_injected_defect_of_every_kind_is_found()
    {
        var missed = new List<string>();
        var count = 0;
        foreach (var defect in GuideDefects.All)
        {
            var before = count;
            foreach (var (id, source) in _sources)
                foreach (var place in Places(defect, source))
                {
                    count++;
                    if (!Finds(defect, id, Spoil(defect, source, place)))
                        missed.Add($"{defect.Name} in {id}, place {place}");
                }
            Assert.True(count > before, $"The defect '{defect.Name}' fits nowhere: it proves nothing.");
        }
        output.WriteLine($"{count} mutants of {GuideDefects.All.Count} kinds, {missed.Count} missed");
        Assert.Empty(missed);
        Assert.True(count >= 200, $"Only {count} mutants.");
    }

    [Fact]
    public void Rewriting_a_guide_without_a_defect_gives_no_problem() =>
        Assert.All(_sources, source => Assert.Empty(Load(source.Key, GuideDefects.Write(GuideDefects.Parse(source.Value))).Problems));

    [Fact]
    public void A_guide_with_a_problem_is_not_served_nor_one_that_calls_it()
    {
        var texts = new Dictionary<string, string>(_sources.ToDictionary(source => source.Key + ".yaml", source => source.Value));
        texts["account-verification.yaml"] += "\ncolour: blue\n";
        var load = GuideLoader.Load(texts, Content.Redactor);
        Assert.Null(load.Guides.Find("account-verification", "en"));
        Assert.Null(load.Guides.Find("account-login", "en"));
        Assert.NotNull(load.Guides.Find("app-glitch", "en"));
        Assert.Equal("account-verification.yaml", load.Problems.Single().File);
    }

    [Fact]
    public void All_problems_of_all_files_come_together()
    {
        var load = GuideLoader.Load(new Dictionary<string, string> { ["a.yaml"] = "id: [", ["b.yaml"] = GuideDefects.Tiny, ["c.yaml"] = "x: 1" }, Content.Redactor);
        Assert.Equal(["a.yaml", "b.yaml", "c.yaml"], load.Problems.Select(problem => problem.File).Distinct());
        Assert.Empty(load.Guides.All);
    }

    [Theory]
    [InlineData("next: ask }", "next: nowhere }", 10, GuideFault.UnknownStep, "tell → nowhere")]
    [InlineData("slot: reason, next: done", "slot: reason, next: tell", 10, GuideFault.EndlessLoop, "tell → ask -[answer]→ tell")]
    [InlineData(", next: done", "", 11, GuideFault.DeadEnd, "")]
    [InlineData("Good.", "Good {reason}.", 12, GuideFault.UnsetSlot, "tell → ask -[no-answer]→ done")]
    [InlineData("Good.", "Send us your password.", 12, GuideFault.AsksForSecret, "tell → ask -[answer]→ done")]
    [InlineData("Good.", "See www.evil.com.", 12, GuideFault.ForeignLink, "tell → ask -[answer]→ done")]
    [InlineData("slot: reason,", "slot: why,", 11, GuideFault.UnknownSlot, "tell → ask")]
    [InlineData("Reason }", "Reason, colour: blue }", 8, GuideFault.UnknownKey, "")]
    public void A_problem_names_its_line_and_the_shortest_way_to_it(string text, string instead, int line, GuideFault fault, string path)
    {
        var problem = Content.Load(GuideDefects.Tiny.Replace(text, instead, StringComparison.Ordinal)).Problems.First(problem => problem.Fault == fault);
        Assert.Equal((line, path), (problem.Line, problem.Path));
        Assert.StartsWith($"sample.yaml:{line}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Guides_that_call_each_other_are_told_with_the_chain()
    {
        var texts = new[] { "a", "b", "c" }.ToDictionary(id => id + ".yaml", id => GuideDefects.Tiny
            .Replace("id: sample", $"id: {id}", StringComparison.Ordinal)
            .Replace("tell: { say: \"Something is told.\"", $"tell: {{ call: {(id == "a" ? "b" : id == "b" ? "c" : "a")}", StringComparison.Ordinal));
        var problems = GuideLoader.Load(texts, Content.Redactor).Problems;
        Assert.Equal(3, problems.Count);
        Assert.Contains("a → b → c → a", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_with_one_id_are_refused()
    {
        var texts = new Dictionary<string, string> { ["sample.yaml"] = GuideDefects.Tiny, ["second.yaml"] = GuideDefects.Tiny };
        Assert.Equal(GuideFault.DuplicateId, GuideLoader.Load(texts, Content.Redactor).Problems.Single().Fault);
    }

    [Fact]
    public void Our_own_hosts_may_be_linked()
    {
        var texts = new Dictionary<string, string> { ["sample.yaml"] = GuideDefects.Tiny.Replace("Good.", "See https://help.our-wallet.org/x.", StringComparison.Ordinal) };
        Assert.Empty(GuideLoader.Load(texts, Content.Redactor, ["our-wallet.org"]).Problems);
        Assert.NotEmpty(GuideLoader.Load(texts, Content.Redactor, ["wallet.org"]).Problems);
    }

    [Fact]
    public void The_example_in_the_documentation_has_no_problem()
    {
        var page = File.ReadAllText(Path.Combine(Content.Folder, "..", "..", "..", "docs", "guides.md"));
        var blocks = page.Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();
        var load = GuideLoader.Load(new Dictionary<string, string> { ["wallet-slow.yaml"] = blocks[0], ["wallet-slow.es.yaml"] = blocks[1] }, Content.Redactor);
        Assert.Empty(load.Problems.Select(problem => problem.ToString()));
        Assert.Equal(2, load.Guides.All.Count);
    }

    [Fact]
    public void A_circle_with_a_limit_is_allowed()
    {
        var text = GuideDefects.Tiny.Replace("slot: reason, next: done", "slot: reason, next: tell, at_most: 2, then: done", StringComparison.Ordinal);
        Assert.Empty(Content.Load(text).Problems);
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_guides() =>
        Assert.Empty(GuideLoader.Load(Path.Combine(Path.GetTempPath(), "no-such-folder-of-guides"), Content.Redactor).Guides.All);

    private static IEnumerable<int> Places(Defect defect, string source)
    {
        var count = defect.Places(GuideDefects.Parse(source)).Count();
        return count <= PerGuide ? Enumerable.Range(0, count) : Enumerable.Range(0, PerGuide).Select(index => index * (count - 1) / (PerGuide - 1));
    }

    private static string Spoil(Defect defect, string source, int place)
    {
        var root = GuideDefects.Parse(source);
        defect.Places(root).ElementAt(place)();
        return GuideDefects.Write(root);
    }

    private static bool Finds(Defect defect, string id, string text)
    {
        var load = Load(id, text);
        return load.Guides.Find(id, "en") is null
            && load.Problems.Any(problem => problem.Fault == defect.Fault && problem.File == id + ".yaml" && problem.Line > 0);
    }

    /// <summary>With the guides it calls, so that only its own problems show.</summary>
    private static GuideLoad Load(string id, string text)
    {
        var texts = new Dictionary<string, string> { [id + ".yaml"] = text };
        foreach (var other in _sources.Keys.Where(other => other != id && text.Contains(other, StringComparison.Ordinal)))
        {
            texts[other + ".yaml"] = _sources[other];
            foreach (var third in _sources.Keys.Where(third => third != id && _sources[other].Contains("call: " + third, StringComparison.Ordinal)))
                texts[third + ".yaml"] = _sources[third];
        }
        return GuideLoader.Load(texts, Content.Redactor);
    }
}
