using System.Text.RegularExpressions;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Replies;
using SupportBot.Desk;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Replies;

/// <summary>The texts as they ship, in every language.</summary>
public sealed partial class ShippedTextsTests
{
    private static IEnumerable<(string File, int Line, string Text)> Lines() =>
        Directory.GetFiles(FolderOptions.ReplyFolder, "*.yaml").SelectMany(file => File.ReadLines(file).Select((text, index) => (Path.GetFileName(file), index + 1, text)))
            .Where(line => !line.text.StartsWith('#')).Select(line => (line.Item1, line.Item2, line.text));

    [Fact]
    public void Every_language_has_every_key_and_placeholder() =>
        Assert.Empty(ReplyTexts.Load(FolderOptions.ReplyFolder, Shipped.Redactor).Problems);

    [Fact]
    public void Every_key_that_code_names_exists()
    {
        var named = Sources().Where(line => line.Contains("Say(", StringComparison.Ordinal) || line.Contains("texts[", StringComparison.Ordinal)).SelectMany(line => Key().Matches(line)).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.True(named.Length > 40, $"Only {named.Length} keys were found in the sources.");
        Assert.All(named, key => Assert.True(Shipped.Texts.Has(key), $"The key “{key}” is named in code, but in no file."));
    }

    [Fact]
    public void Every_key_that_code_puts_together_exists()
    {
        string[] details = ["description", "error", "device", "when", "tried"];
        var made = Taxonomy.Categories.Select(category => "category_" + category)
            .Concat(new DeskOptions().Teams.Values.Concat(TicketWords.Teams).Select(team => "team_" + team))
            .Concat(details.Select(detail => "collect_" + detail));
        Assert.All(made, key => Assert.True(Shipped.Texts.Has(key), $"The key “{key}” is missing."));
    }

    [Fact]
    public void No_text_shouts() => Assert.DoesNotContain(Lines(), line => line.Text.Contains('!') || line.Text.Contains('！') || line.Text.Contains('¡'));

    [Fact]
    public void No_text_looks_like_a_secret() => Assert.DoesNotContain(Lines(), line => Shipped.Redactor.Redact(line.Text).Findings.Count > 0);

    [Fact]
    public void Languages_name_themselves_differently() =>
        Assert.Equal(Shipped.Texts.Languages.Count, Shipped.Texts.Languages.Select(language => Shipped.Texts.NameOf(language).Value).Distinct().Count());

    [Fact]
    public void Buttons_are_short_and_those_shown_together_differ()
    {
        foreach (var language in Shipped.Texts.Languages)
        {
            string[] keys = ["choice_yes", "choice_no", "choice_guide", "choice_person", "choice_none", "choice_skip"];
            var labels = keys.Select(key => Shipped.Texts[language, key].Value).ToArray();
            Assert.Equal(labels.Length, labels.Distinct().Count());
            Assert.All(labels, label => Assert.InRange(label.Length, 1, 40));
        }
    }

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "bot"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines);

    /// <summary>Say("key"), Say(state, scene, "key"), Say(one ? "key" : "key") and texts[language, "key"].</summary>
    [GeneratedRegex("""(?:Say\(|\? |: |scene, |\[[a-z]+, )"([a-z]+(?:_[a-z]+)*)"[\s,)\]]""", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
