using SupportBot.Knowledge.Guides;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

public class GuideTranslationTests
{
    private const string English = """
        id: sample
        title: Sample
        category: mining
        topic: rewards
        owner: mining-team
        reviewed: 2026-11-20
        start: ask
        slots: { kind: { label: Kind, default: unknown } }
        steps:
          ask:
            ask: Which kind is it?
            slot: kind
            choices:
              - { id: one, say: The first, next: fix }
              - { id: two, say: The second, next: done }
          fix:
            try_in_best_order:
              fixes: [{ id: restart, say: Restart it. }]
              worked: done
              exhausted: to-human
          done: { resolved: "Good: {kind}." }
          to-human: { hand_off: A person helps., meanwhile: Wait a little. }
        """;

    private const string Spanish = """
        id: sample
        title: Ejemplo
        slots: { kind: { label: Tipo, default: desconocido } }
        steps:
          ask:
            ask: ¿De qué tipo es?
            choices: { one: El primero, two: El segundo }
          fix: { fixes: { restart: Reinícialo. } }
          done: { resolved: "Bien: {kind}." }
          to-human: { hand_off: Te ayuda una persona., meanwhile: Espera un poco. }
        """;

    [Fact]
    public void A_translation_keeps_the_ways_and_changes_the_texts()
    {
        var guides = Load(Spanish).Guides;
        var turn = GuideRunner.Start(guides, "sample", "es", Content.Known());
        Assert.Equal(["El primero", "El segundo"], turn.Question!.Choices.Select(choice => choice.Say.Value));
        turn = GuideRunner.Advance(guides, turn.Next, GuideInput.Answer.Pick(1));
        Assert.Equal("Bien: El segundo.", turn.Says[^1].Text.Value);
    }

    [Fact]
    public void A_language_without_a_translation_gets_English() => Assert.Equal("en", Load(Spanish).Guides.Find("sample", "ko")!.Language);

    [Theory]
    [InlineData("title: Ejemplo\n", "", GuideFault.MissingTranslation)]
    [InlineData("{ one: El primero, two: El segundo }", "{ one: El primero }", GuideFault.MissingTranslation)]
    [InlineData("  fix: { fixes: { restart: Reinícialo. } }\n", "", GuideFault.MissingTranslation)]
    [InlineData(", meanwhile: Espera un poco.", "", GuideFault.MissingTranslation)]
    [InlineData(", default: desconocido", "", GuideFault.MissingTranslation)]
    [InlineData("two: El segundo", "two: El segundo, three: El tercero", GuideFault.ExtraTranslation)]
    [InlineData("steps:\n", "steps:\n  more: { say: Algo. }\n", GuideFault.ExtraTranslation)]
    [InlineData("title: Ejemplo\n", "title: Ejemplo\nstart: ask\n", GuideFault.ExtraTranslation)]
    [InlineData("¿De qué tipo es?\n", "¿De qué tipo es?\n    slot: kind\n", GuideFault.ExtraTranslation)]
    [InlineData("Bien: {kind}.", "Bien.", GuideFault.TranslationDiffers)]
    [InlineData("Bien: {kind}.", "Bien: {kind} {tipo}.", GuideFault.TranslationDiffers)]
    [InlineData("Reinícialo.", "Envíanos tu contraseña.", GuideFault.AsksForSecret)]
    [InlineData("Reinícialo.", "Mira en www.ayuda-monedas.com.", GuideFault.ForeignLink)]
    [InlineData("id: sample", "id: other", GuideFault.WrongValue)]
    [InlineData("Reinícialo.", "''", GuideFault.MissingText)]
    public void A_faulty_translation_is_told_and_English_stays(string text, string instead, GuideFault fault)
    {
        var load = Load(Spanish.Replace(text, instead, StringComparison.Ordinal));
        Assert.Contains(load.Problems, problem => problem.Fault == fault && problem.File == "sample.es.yaml");
        Assert.Equal("en", load.Guides.Find("sample", "es")!.Language);
    }

    [Theory]
    [InlineData("sample.xx.yaml", GuideFault.WrongValue)]
    [InlineData("nothing.es.yaml", GuideFault.UnknownGuide)]
    public void A_translation_belongs_to_a_guide_and_a_language(string file, GuideFault fault) =>
        Assert.Equal(fault, GuideLoader.Load(new Dictionary<string, string> { ["sample.yaml"] = English, [file] = Spanish }, Content.Redactor).Problems.Single().Fault);

    [Fact]
    public void The_runner_has_its_own_words_in_every_language() =>
        Assert.Equal(ContentLanguages.All.Count, ContentLanguages.All.Select(language => Content.Shipped.Guides.PhrasesIn(language).DidItHelp).Distinct().Count());

    private static GuideLoad Load(string spanish) =>
        GuideLoader.Load(new Dictionary<string, string> { ["sample.yaml"] = English, ["sample.es.yaml"] = spanish }, Content.Redactor);
}
