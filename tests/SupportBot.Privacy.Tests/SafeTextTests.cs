using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SupportBot.Privacy.Tests;

public class SafeTextTests
{
    [Fact]
    public void Default_is_empty()
    {
        Assert.Equal("", default(SafeText).Value);
        Assert.Equal(SafeText.Empty, SafeText.OfConstant(""));
        Assert.Equal(SafeText.Empty.GetHashCode(), SafeText.OfConstant("").GetHashCode());
    }

    [Fact]
    public void Parts_join_with_the_separator()
    {
        Assert.Equal("1, 2", SafeText.Join(SafeText.OfConstant(", "), [SafeText.Of(1), SafeText.Of(2)]).Value);
        Assert.Equal("ab", (SafeText.OfConstant("a") + SafeText.OfConstant("b")).Value);
    }

    [Fact]
    public void Format_replaces_names_and_leaves_unknown_ones()
    {
        var text = SafeText.Format(SafeText.OfConstant("{name} has {n} of {x} {"), ("name", SafeText.OfConstant("{n}")), ("n", SafeText.Of(3)));
        Assert.Equal("{n} has 3 of {x} {", text.Value);
    }

    [Fact]
    public void Numbers_and_dates_have_one_form()
    {
        Assert.Equal("-1234.50", SafeText.Of(-1234.50m).Value);
        Assert.Equal("1.234,5", SafeText.Of(1234.5m, "N1", CultureInfo.GetCultureInfo("de-DE")).Value);
        Assert.Equal("2026-03-01", SafeText.OfDate(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), "yyyy-MM-dd", CultureInfo.InvariantCulture).Value);
    }

    [Theory]
    [InlineData("19:meeting_abc@thread.tacv2;messageid=1")]
    [InlineData("SB-7K3M-9QXZ")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public void Identifiers_pass(string identifier) => Assert.Equal(identifier, SafeText.OfIdentifier(identifier).Value);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a\nb")]
    [InlineData("<b>")]
    [InlineData("ключ")]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")]
    public void Other_text_is_no_identifier(string text) => Assert.Throws<ArgumentException>(() => SafeText.OfIdentifier(text));

    [Fact]
    public void Identifiers_have_at_most_200_characters()
    {
        Assert.Equal(200, SafeText.OfIdentifier(new('a', 200)).Length);
        Assert.Throws<ArgumentException>(() => SafeText.OfIdentifier(new('a', 201)));
    }

    [Fact]
    public void Truncate_never_splits_a_pair()
    {
        var text = SafeText.OfConstant("ab😀");
        Assert.Equal("ab", text.Truncate(3).Value);
        Assert.Equal("ab😀", text.Truncate(4).Value);
        Assert.Equal("", text.Truncate(0).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => text.Truncate(-1));
    }

    [Fact]
    public void Json_from_outside_cannot_become_safe()
    {
        Assert.Equal("\"a\"", JsonSerializer.Serialize(SafeText.OfConstant("a")));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<SafeText>("\"a\""));
    }

    private sealed record State(string Step, SafeText Text, IReadOnlyDictionary<string, SafeText> Slots, DayOfWeek Day, int? Count);

    [Fact]
    public void Kept_json_comes_back_as_it_was()
    {
        var state = new State("ask-1", SafeText.OfConstant("wörter 日本"), new Dictionary<string, SafeText> { ["a.b"] = SafeText.Of(1) }, DayOfWeek.Friday, null);
        var json = KeptJson.Write(state);
        Assert.Equal("""{"step":"ask-1","text":"wörter 日本","slots":{"a.b":"1"},"day":"Friday"}""", json.Value);
        var back = KeptJson.Read<State>(json)!;
        Assert.Equal((state.Step, state.Text, state.Day, state.Slots["a.b"]), (back.Step, back.Text, back.Day, back.Slots["a.b"]));
    }

    [Fact]
    public void Plain_strings_are_not_kept() =>
        Assert.Throws<JsonException>(() => KeptJson.Write(new State("some free text", default, new Dictionary<string, SafeText>(), default, 1)));
}
