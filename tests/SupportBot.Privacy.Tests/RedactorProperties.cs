using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace SupportBot.Privacy.Tests;

public class RedactorProperties
{
    private static readonly Redactor Redactor = new();

    // Pieces that rules look at, in any order and with anything between them.
    private static readonly string[] Pieces =
    [
        "password", "is", ":", "=", " ", " ", " ", "\n", "hunter2", "x9!kk2", "[password removed]", "[recovery phrase removed]", "[code removed]", "[", "]", "removed]",
        "seed", "recovery", "phrase", "abandon", "ability", "able", "about", "above", "absent", "zebra", "zoo", "abandn", "word", "1.", "2.", "code", "482913", "48", "error",
        "pin", "1234", "4111 1111 1111 1111", "4111111111111111", "cvv", "123", "0x", "private", "key", "tx", "hash", "my", "the", "de", "Bearer", "api", "token",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262", "eyJhbGciOiJI.eyJzdWIiOiIx.abc",
        "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "{", "}", "\"ciphertext\"", "\"", "'", "://a:b@", "\u200B", "\u202E", "\0", "é", "е\u0301", "的", "助记词", "。", "-", ".", ",",
    ];

    private static readonly Gen<string> Mixed = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    private static readonly Gen<RedactionMemory> Memory =
        from alert in Gen.Choose(0, 3) from loose in Gen.Choose(0, 6) from hash in Gen.Elements(false, true) select new RedactionMemory(alert, loose, hash);

    [Fact]
    public void Redacting_twice_changes_nothing_more() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60), Prop.ForAll(Mixed.ToArbitrary(), Memory.ToArbitrary(), (raw, memory) =>
        {
            var once = Redactor.Redact(raw, memory).Text;
            return Redactor.Redact(once.Value, memory).Text == once;
        }));

    [Fact]
    public void Any_text_is_taken_and_places_lie_within_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(raw =>
        {
            var redaction = Redactor.Redact(raw);
            var end = 0;
            foreach (var finding in redaction.Findings)
            {
                Assert.True(finding.Start >= end && finding.Length > 0);
                end = finding.Start + finding.Length;
            }
            Assert.True(end <= (raw?.Length ?? 0));
            Assert.True(redaction.Text.Length <= (raw?.Length ?? 0) + redaction.Findings.Count * 30);
        }));

    [Fact]
    public void Mixed_text_keeps_everything_outside_its_findings() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Mixed.ToArbitrary(), raw =>
        {
            var redaction = Redactor.Redact(raw);
            var at = 0;
            foreach (var finding in redaction.Findings)
            {
                Assert.Contains(TextEdge.Clean(raw[at..finding.Start]), redaction.Text.Value, StringComparison.Ordinal);
                at = finding.Start + finding.Length;
            }
        }));

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("1 ")]
    [InlineData("1234 ")]
    [InlineData("abandn ")]
    [InlineData("code 1 ")]
    [InlineData("password:")]
    [InlineData("password is ")]
    [InlineData("eyJ.")]
    [InlineData("-----BEGIN PRIVATE KEY ")]
    [InlineData("://a:b@")]
    [InlineData("e\u0301\u0301")]
    [InlineData("\u200D")]
    [InlineData("的")]
    public void Long_monotony_ends_in_the_same_text(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length));
        var once = Redactor.Redact(text).Text;
        Assert.Equal(once, Redactor.Redact(once.Value).Text);
    }
}
