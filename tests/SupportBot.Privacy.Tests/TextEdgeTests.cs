using Xunit;

namespace SupportBot.Privacy.Tests;

public class TextEdgeTests
{
    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("a\u0007b\u0085c", "ab\nc")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("abc\u202Edef\u2066g\u2069", "abcdefg")]
    [InlineData("a\u200B\u200D\u200Db", "ab")]
    [InlineData("\u200D", "")]
    [InlineData("\u06CC\u200C\u0647\u200D\u202E", "\u06CC\u200C\u0647")]
    [InlineData("ok \uDB40\uDC41\uDB40\uDC42!", "ok !")]
    public void What_must_not_come_in_is_gone(string raw, string clean)
    {
        Assert.Equal(clean, TextEdge.Clean(raw));
        Assert.Equal(clean, TextEdge.Clean(clean));
    }

    // Not in the table above: attributes cannot hold half surrogates.
    [Fact]
    public void Half_surrogates_become_the_replacement_character()
    {
        Assert.Equal("x\uFFFDy", TextEdge.Clean("x\uD800y"));
        Assert.Equal("x\uFFFD\uFFFD", TextEdge.Clean("x\uDC00\uD800"));
    }

    [Theory]
    [InlineData("plain\n\ttext")]
    [InlineData("👩‍👩‍👧 می‌خواهم हिन्दी שלום Tiếng Việt 日本語")]
    public void Honest_text_is_the_same_string(string text) => Assert.Same(text, TextEdge.Clean(text));

    [Fact]
    public void Towers_of_marks_are_cut() =>
        Assert.Equal("e" + new string('\u0301', 8) + "x", TextEdge.Clean("e" + new string('\u0301', 10_000) + "x"));

    [Fact]
    public void Null_is_empty() => Assert.Equal("", TextEdge.Clean(null));

    [Fact]
    public void Messages_are_cut_at_8000() => Assert.Equal(8_000, TextEdge.Cut(new Redactor().Redact(new('x', 9_000)).Text).Length);
}
