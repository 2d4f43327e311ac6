using System.Text.RegularExpressions;
using Xunit;

namespace SupportBot.Privacy.Tests;

public class RedactorTests
{
    private static readonly Redactor Redactor = new();

    public static TheoryData<int> Secrets => new(Enumerable.Range(0, Vectors.MustGo.Count));

    public static TheoryData<string> Harmless => new(Vectors.MustStay);

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secrets_go_and_the_rest_stays(int vector)
    {
        var (kind, marked) = Vectors.MustGo[vector];
        int start = marked.IndexOf('«'), end = marked.IndexOf('»') - 1;
        var raw = marked.Replace("«", "").Replace("»", "");
        var redaction = Redactor.Redact(raw);
        var finding = Assert.Single(redaction.Findings);
        Assert.Equal((kind, start, end - start), (finding.Kind, finding.Start, finding.Length));
        Assert.Matches("^" + Regex.Escape(TextEdge.Clean(raw[..start])) + @"\[[a-z ]+ removed\]" + Regex.Escape(raw[end..]) + "$", redaction.Text.Value);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Ordinary_text_stays_as_it_is(string message)
    {
        var redaction = Redactor.Redact(message);
        Assert.Equal(message, redaction.Text.Value);
        Assert.Empty(redaction.Findings);
    }

    [Fact]
    public void Bare_hexadecimal_keeps_its_ends()
    {
        var hex = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
        var redaction = Redactor.Redact($"look: {hex}");
        Assert.Equal("look: 012345…cdef", redaction.Text.Value);
        Assert.False(Assert.Single(redaction.Findings).Certain);
        Assert.False(redaction.GivesAwayFunds);
    }

    [Fact]
    public void Bare_hexadecimal_stays_when_the_bot_asked_for_a_hash()
    {
        var hex = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
        var redaction = Redactor.Redact(hex, new RedactionMemory(0, HashExpected: true));
        Assert.Equal(hex, redaction.Text.Value);
        Assert.False(redaction.Next.HashExpected);
    }

    [Fact]
    public void Several_secrets_are_reported_in_order()
    {
        var redaction = Redactor.Redact("password: hunter2\ncard 4111 1111 1111 1111\nmy code is 482913");
        Assert.Equal([SecretKind.Password, SecretKind.Card, SecretKind.OneTimeCode], redaction.Findings.Select(finding => finding.Kind));
        Assert.Equal("password: [password removed]\ncard [card number removed]\nmy code is [code removed]", redaction.Text.Value);
    }

    [Fact]
    public void Places_count_in_the_raw_text()
    {
        var raw = "a\0\u202Eb\u200B password: hunter2";
        var finding = Assert.Single(Redactor.Redact(raw).Findings);
        Assert.Equal("hunter2", raw.Substring(finding.Start, finding.Length));
    }

    [Fact]
    public void Same_phrase_has_the_same_fingerprint_however_it_is_written()
    {
        var phrase = Phrases.Valid(12, 1);
        var plain = Redactor.Redact(string.Join(' ', phrase)).Findings[0];
        var listed = Redactor.Redact(string.Join('\n', phrase.Select((word, i) => $"{i + 1}. {word.ToUpperInvariant()}"))).Findings[0];
        Assert.Equal(16, plain.Fingerprint.Length);
        Assert.Equal(plain.Fingerprint, listed.Fingerprint);
        Assert.NotEqual(plain.Fingerprint, new Redactor("another key"u8).Redact(string.Join(' ', phrase)).Findings[0].Fingerprint);
        Assert.Equal("", Redactor.Redact("password: hunter2").Findings[0].Fingerprint);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_stays_nothing(string? raw) => Assert.Equal(raw ?? "", Redactor.Redact(raw).Text.Value);
}
