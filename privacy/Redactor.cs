using System.Security.Cryptography;
using System.Text;
using SupportBot.Privacy.Phrases;
using SupportBot.Privacy.Reading;
using SupportBot.Privacy.Rules;

namespace SupportBot.Privacy;

/// <summary>
/// Turns raw text into <see cref="SafeText"/>: cleans it (<see cref="TextEdge"/>) and replaces secrets by marks. Pure but for its
/// tables, thread-safe, never throws on any text; build one and keep it (some 60,000 words are read at the start).
/// The rules and their numbers: SECURITY.md, "Redaction".
/// </summary>
public sealed class Redactor
{
    // A removal can change what its neighbours look like; each round removes something, and two are nearly always enough.
    private const int MostRounds = 8;

    private readonly FoldTable _folds = new();
    private readonly Lexicon _lexicon;
    private readonly PhraseRule _phrases;
    private readonly byte[] _fingerprintKey;

    /// <param name="fingerprintKey">Secret of this installation for <see cref="Finding.Fingerprint"/>; without it each redactor has a random one.</param>
    public Redactor(ReadOnlySpan<byte> fingerprintKey = default)
    {
        _lexicon = Lexicon.Build(_folds);
        _phrases = new(_lexicon);
        _fingerprintKey = fingerprintKey.IsEmpty ? RandomNumberGenerator.GetBytes(32) : fingerprintKey.ToArray();
    }

    /// <summary>The text without secrets. What was redacted once stays the same when redacted again.</summary>
    /// <param name="raw">Any text; null counts as empty.</param>
    /// <param name="memory">The <see cref="Redaction.Next"/> of this person's message before.</param>
    public Redaction Redact(string? raw, RedactionMemory memory = default)
    {
        var clean = TextEdge.Clean(raw, out var origins);
        var first = Look(clean, memory, out var facts);
        if (first is null) return new(new SafeText(clean), [], facts.Next(memory, hit: false));
        var (text, spans) = RemoveAll(clean, first, memory);
        var findings = spans.ConvertAll(span => Describe(clean, origins, span));
        return new(new SafeText(text), findings, facts.Next(memory, findings.Exists(finding => finding.Kind == SecretKind.RecoveryPhrase)));
    }

    private (string, List<SecretSpan>) RemoveAll(string clean, List<SecretSpan> spans, RedactionMemory memory)
    {
        var rewrite = Rewrite.Of(clean, spans);
        for (var round = 1; round < MostRounds; round++)
        {
            var more = Look(rewrite.Text, memory, out _);
            if (more is null) break;
            rewrite = Rewrite.Of(clean, rewrite.AddFrom(more));
        }
        return (rewrite.Text, rewrite.Spans);
    }

    /// <summary>Spans to remove, in the characters of the text, in order; null when there is none.</summary>
    private List<SecretSpan>? Look(string text, RedactionMemory memory, out PhraseFacts facts)
    {
        facts = default;
        if (text.Length == 0) return null;
        using var folding = Folding.Of(text, _folds);
        using var reader = new TokenReader(folding.Text, _lexicon);
        reader.Read();
        var read = new ReadText(reader, folding.Text);
        var found = new Found();
        BlockRule.Apply(read, ref found);
        KeyRule.Apply(read, memory.HashExpected, ref found);
        TokenRule.Apply(read, ref found);
        CardRule.Apply(read, ref found);
        facts = PhraseFacts.Of(read);
        if (!_phrases.Apply(read, facts.Alert(memory), ref found) && facts.CompletesPieces(memory))
            found.Add(read.Tokens[0].Start, read.Tokens[^1].End, SecretKind.RecoveryPhrase, false);
        PasswordRule.Apply(read, _lexicon, ref found);
        CodeRule.Apply(read, ref found);
        if (found.Count == 0) return null;
        var spans = found.Merged();
        for (var i = 0; i < spans.Count; i++)
            spans[i] = spans[i] with { Start = folding.Origin(spans[i].Start), End = folding.Origin(spans[i].End) };
        return spans;
    }

    private Finding Describe(string clean, List<int>? origins, SecretSpan span)
    {
        var start = origins is null ? span.Start : origins[span.Start];
        var end = origins is null ? span.End : origins[span.End];
        return new(span.Kind, start, end - start, span.Certain) { Fingerprint = Fingerprint(span.Kind, clean.AsSpan(span.Start, span.End - span.Start)) };
    }

    private string Fingerprint(SecretKind kind, ReadOnlySpan<char> secret)
    {
        if (kind is SecretKind.Card or SecretKind.Password or SecretKind.OneTimeCode) return "";
        var same = new StringBuilder(secret.Length).Append((int)kind).Append(' ');
        foreach (var c in secret)
        {
            // A phrase numbered or on lines of its own is the same phrase; keys differ by case.
            if (kind != SecretKind.RecoveryPhrase) same.Append(c);
            else if (char.IsLetter(c)) same.Append(char.ToLowerInvariant(c));
            else if (same[^1] != ' ') same.Append(' ');
        }
        return Convert.ToHexStringLower(HMACSHA256.HashData(_fingerprintKey, Encoding.UTF8.GetBytes(same.ToString().TrimEnd())).AsSpan(0, 8));
    }
}
