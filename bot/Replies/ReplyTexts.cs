using SupportBot.Knowledge;
using SupportBot.Privacy;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Bot.Replies;

/// <summary>
/// What the bot says, by key and language, from one YAML file a language. English is complete by definition; another
/// language must have the same keys with the same placeholders, so that nobody is answered in a mixture.
/// </summary>
public sealed class ReplyTexts
{
    public const string Fallback = "en";

    private readonly Dictionary<string, Dictionary<string, SafeText>> _byLanguage;

    private ReplyTexts(Dictionary<string, Dictionary<string, SafeText>> byLanguage) => _byLanguage = byLanguage;

    /// <summary>Languages with texts, ISO 639-1, English first.</summary>
    public IReadOnlyList<string> Languages =>
        [.. _byLanguage.Keys.OrderBy(language => language != Fallback).ThenBy(language => language, StringComparer.Ordinal)];

    public bool Speaks(string language) => _byLanguage.ContainsKey(language);

    /// <summary>The text of a key in a language, or in English when the language is not there.</summary>
    /// <exception cref="KeyNotFoundException">The key is in no file: a mistake in code, found by the test of all keys.</exception>
    public SafeText this[string language, string key] =>
        _byLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var text)
            ? text
            : _byLanguage[Fallback].TryGetValue(key, out var english)
                ? english
                : throw new KeyNotFoundException($"No reply text has the key “{key}”. Add it to bot/Replies/texts/en.yaml.");

    /// <summary>The text of a key with its placeholders filled.</summary>
    public SafeText Say(string language, string key, params ReadOnlySpan<(string Name, SafeText Value)> values) =>
        SafeText.Format(this[language, key], values);

    public bool Has(string key) => _byLanguage[Fallback].ContainsKey(key);

    /// <summary>The language's own name for itself.</summary>
    public SafeText NameOf(string language) => this[language, "language_name"];

    /// <summary>Reads every <c>*.yaml</c> of a folder; all problems are collected, and there are no texts when there is one.</summary>
    public static (ReplyTexts? Texts, IReadOnlyList<ContentProblem> Problems) Load(string folder, Redactor redactor)
    {
        var problems = new List<ContentProblem>();
        var byLanguage = new Dictionary<string, Dictionary<string, Written>>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [])
            byLanguage[Path.GetFileNameWithoutExtension(file)] = ReadFile(file, redactor, problems);
        if (!byLanguage.TryGetValue(Fallback, out var english))
        {
            problems.Add(new ContentProblem(Path.Combine(folder, "en.yaml"), 1, "The English reply texts are missing. Put en.yaml back."));
            return (null, problems);
        }
        foreach (var (language, texts) in byLanguage)
            Compare(Path.Combine(folder, language + ".yaml"), english, texts, problems);
        if (problems.Count > 0)
            return (null, problems);
        return (new ReplyTexts(byLanguage.ToDictionary(
            texts => texts.Key, texts => texts.Value.ToDictionary(text => text.Key, text => text.Value.Text, StringComparer.Ordinal), StringComparer.Ordinal)), problems);
    }

    private static Dictionary<string, Written> ReadFile(string file, Redactor redactor, List<ContentProblem> problems)
    {
        var texts = new Dictionary<string, Written>(StringComparer.Ordinal);
        try
        {
            using var reader = new StreamReader(file);
            var parser = new Parser(reader);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                var value = parser.Consume<Scalar>();
                if (!texts.TryAdd(key.Value, new Written(redactor.Redact(value.Value).Text, (int)key.Start.Line)))
                    problems.Add(new ContentProblem(file, (int)key.Start.Line, $"The key “{key.Value}” is there twice. Keep one."));
                if (string.IsNullOrWhiteSpace(value.Value))
                    problems.Add(new ContentProblem(file, (int)key.Start.Line, $"The text of “{key.Value}” is empty. Write it, or remove the key in every language."));
            }
        }
        catch (YamlException fault)
        {
            problems.Add(new ContentProblem(file, (int)fault.Start.Line, "This file is a flat list of `key: \"text\"` lines, and this line is not one: check quotes and indentation."));
        }
        return texts;
    }

    private static void Compare(string file, Dictionary<string, Written> english, Dictionary<string, Written> texts, List<ContentProblem> problems)
    {
        foreach (var (key, text) in english)
        {
            if (!texts.TryGetValue(key, out var translated))
                problems.Add(new ContentProblem(file, 1, $"The key “{key}” is missing. Translate it from en.yaml."));
            else if (!Placeholders(text.Text.Value).SetEquals(Placeholders(translated.Text.Value)))
                problems.Add(new ContentProblem(file, translated.Line, $"“{key}” must hold the placeholders {string.Join(", ", Placeholders(text.Text.Value).Order())}, as the English text does."));
        }
        foreach (var key in texts.Keys.Except(english.Keys))
            problems.Add(new ContentProblem(file, texts[key].Line, $"The key “{key}” is not known. Remove it, or add it to en.yaml."));
    }

    private static HashSet<string> Placeholders(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            names.Add(text[open..(close + 1)]);
        }
        return names;
    }

    /// <summary>A text and the line it stands in.</summary>
    private readonly record struct Written(SafeText Text, int Line);
}
