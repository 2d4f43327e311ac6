using System.Text;
using SupportBot.Privacy.WordLists;
using Xunit;

namespace SupportBot.Privacy.Tests;

public class PhraseTests
{
    private const string Mark = "[recovery phrase removed]";

    private static readonly Redactor Redactor = new();

    public static TheoryData<string> Lists => new(WordList.All.Select(list => list.Name));

    public static TheoryData<string, Func<string[], string>> Forms => new()
    {
        { "commas", words => string.Join(", ", words) },
        { "lines", words => string.Join("\n", words) },
        { "windows lines", words => string.Join("\r\n", words) },
        { "numbers", words => string.Join(" ", words.Select((word, i) => $"{i + 1}. {word}")) },
        { "glued numbers", words => string.Join(" ", words.Select((word, i) => $"{i + 1}{word}")) },
        { "numbered lines", words => string.Join("\n", words.Select((word, i) => $"{i + 1}) {word}")) },
        { "dashes", words => string.Join("-", words) },
        { "bars", words => string.Join(" | ", words) },
        { "json", words => "[\"" + string.Join("\",\"", words) + "\"]" },
        { "capitals", words => string.Join(" ", words).ToUpperInvariant() },
        { "prefixes", words => string.Join(" ", words.Select(word => word[..Math.Min(4, word.Length)])) },
        { "glued", words => string.Concat(words) },
        { "camel case", words => string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..])) },
        { "zero width", words => string.Join(" ", words.Select(word => word.Insert(2, "\u200B"))) },
        { "joined by zero width", words => string.Join(" ", words.Select(word => word.Insert(2, "\u2060\u200D"))) },
        { "full width", words => string.Concat(string.Join(" ", words).Select(c => c == ' ' ? '\u3000' : (char)(c - 'a' + 'ａ'))) },
        { "bold letters", words => string.Concat(string.Join(" ", words).Select(c => c == ' ' ? " " : char.ConvertFromUtf32(0x1D41A + c - 'a'))) },
        { "Cyrillic look-alikes", words => string.Join(" ", words).Replace('a', 'а').Replace('e', 'е').Replace('o', 'о').Replace('c', 'с') },
        { "labels", words => string.Join(", ", words.Select((word, i) => $"word {i + 1}: {word}")) },
        { "inside a sentence", words => "hello, my phrase is " + string.Join(" ", words) + ", what happens now?" },
        { "wrong order", words => string.Join(" ", words.Reverse()) },
    };

    [Theory]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(21)]
    [InlineData(24)]
    public void A_valid_phrase_goes_and_is_certain(int words)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var redaction = Redactor.Redact(string.Join(' ', Phrases.Valid(words, seed)));
            Assert.Equal(Mark, redaction.Text.Value);
            Assert.True(Assert.Single(redaction.Findings).Certain);
            Assert.True(redaction.GivesAwayFunds);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_phrase_goes_in_whatever_form(string form, Func<string[], string> write)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var words = Phrases.Valid(12 + seed % 2 * 12, seed);
            var text = Redactor.Redact(write(words)).Text.Value;
            Assert.Contains(Mark, text);
            var rest = text.Replace(Mark, "").Normalize(NormalizationForm.FormKC).ToLowerInvariant();
            Assert.True(rest.Length < 60 && !words.Any(word => word.Length > 4 && rest.Contains(word)), form + " left: " + rest);
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_list_is_known(string list)
    {
        var length = WordList.All.Single(entry => entry.Name == list).Lengths[^1];
        for (var seed = 0; seed < 5; seed++)
        {
            var phrase = string.Join(' ', Phrases.Random(length, seed, list));
            Assert.Equal(Mark, Redactor.Redact(phrase).Text.Value);
            Assert.Equal(Mark, Redactor.Redact(phrase.Normalize(NormalizationForm.FormC)).Text.Value);
            Assert.Equal(Mark, Redactor.Redact(phrase.Normalize(NormalizationForm.FormD)).Text.Value);
        }
    }

    [Fact]
    public void The_phrase_of_all_examples_goes()
    {
        Assert.Equal(Mark, Redactor.Redact(string.Concat(Enumerable.Repeat("abandon ", 11)) + "about").Text.Value);
        Assert.Equal(Mark, Redactor.Redact(string.Concat(Enumerable.Repeat("test ", 11)) + "junk").Text.Value);
    }

    [Fact]
    public void Wrong_words_do_not_save_a_phrase()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var words = Phrases.Valid(24, seed);
            words[3] = words[3][..^1] + "q";
            words[10] = "x" + words[10];
            words[13] = "xyzzy";
            Assert.DoesNotContain(words[0] + " ", Redactor.Redact(string.Join(' ', words)).Text.Value);
            Assert.Equal(Mark, Redactor.Redact(string.Join(' ', words)).Text.Value);
        }
    }

    [Fact]
    public void Eleven_of_twelve_words_are_enough()
    {
        for (var seed = 0; seed < 50; seed++)
            Assert.Equal("x: " + Mark, Redactor.Redact("x: " + string.Join(' ', Phrases.Valid(12, seed).Skip(1))).Text.Value);
    }

    [Fact]
    public void Chinese_without_spaces_goes_by_its_checksum()
    {
        for (var seed = 0; seed < 20; seed++)
            Assert.Equal("助记词 " + Mark, Redactor.Redact("助记词 " + string.Concat(Phrases.Valid(12, seed, "bip39-chinese-simplified"))).Text.Value);
    }

    [Fact]
    public void A_phrase_in_pieces_goes_after_a_word_about_it()
    {
        int leaked = 0, words = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var memory = Redactor.Redact("I will send you my recovery phrase").Next;
            foreach (var piece in Phrases.Valid(12, seed).Chunk(4))
            {
                var redaction = Redactor.Redact(string.Join(' ', piece), memory);
                memory = redaction.Next;
                words += 4;
                if (redaction.Findings.Count == 0) leaked += 4;
            }
        }
        Assert.InRange(leaked / (double)words, 0, 0.05);
    }

    [Fact]
    public void A_phrase_word_by_word_is_mostly_noticed_before_ten_words_are_out()
    {
        var most = new List<int>();
        for (var seed = 0; seed < 100; seed++)
        {
            var memory = default(RedactionMemory);
            var kept = 0;
            foreach (var word in Phrases.Valid(24, seed))
            {
                var redaction = Redactor.Redact(word, memory);
                memory = redaction.Next;
                kept += redaction.Findings.Count == 0 ? 1 : 0;
            }
            most.Add(kept);
        }
        Assert.InRange(most.Average(), 0, 10);
        Assert.InRange(most.Max(), 0, 16);
    }

    [Fact]
    public void Alert_ends_after_three_messages()
    {
        var memory = Redactor.Redact("where is my seed phrase?").Next;
        Assert.Equal(3, memory.AlertMessages);
        for (var left = 2; left >= 0; left--)
        {
            memory = Redactor.Redact("it does not open, what shall I do?", memory).Next;
            Assert.Equal(left, memory.AlertMessages);
        }
        Assert.Equal(0, Redactor.Redact("it does not open", memory).Next.AlertMessages);
    }

    [Fact]
    public void A_sentence_of_list_words_stays()
    {
        const string sentence = "I am really sorry that you feel this way. You matter more than any of this. Please call";
        Assert.Equal(sentence, Redactor.Redact(sentence).Text.Value);
    }

    [Theory]
    [InlineData("can you help me now, I really need to know why this is not possible")]
    [InlineData("please explain what I must do to receive the right amount today")]
    [InlineData("my wallet will not open and the error is the same as before")]
    [InlineData("when will the payment arrive and what does it cost")]
    public void Sentences_stay_even_on_alert(string sentence) =>
        Assert.Equal(sentence, Redactor.Redact(sentence, RedactionMemory.Alerted).Text.Value);
}
