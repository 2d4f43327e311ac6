using SupportBot.Models.Features;
using SupportBot.Models.Lexicons;
using SupportBot.Privacy;

namespace SupportBot.Models;

/// <summary>
/// Yes and no said by repeating the question: "Is the light red?" "The light is red" / "the light isn't red".
/// </summary>
internal static class Implied
{
    private const int MaxWords = 40;

    public static ReplyMeaning? Read(SafeText reply, SafeText question, Lexicon lexicon)
    {
        var (said, asked) = (Words(reply.Value), Words(question.Value));
        if (said.Count is 0 or > MaxWords) return null;
        if (StartsAsQuestion(said, lexicon)) return null;
        var shared = said.Count(word => word.Length > 2 && asked.Contains(word));
        var negations = said.Count(word => (lexicon.Whole(word) & Cues.Negation) != 0);
        var askedNegations = asked.Count(word => (lexicon.Whole(word) & Cues.Negation) != 0);
        if (negations > 0) return askedNegations > 0 && shared > 2 ? new ReplyMeaning.Yes() : new ReplyMeaning.No();
        return shared > 0 ? new ReplyMeaning.Yes() : null;
    }

    private static bool StartsAsQuestion(List<string> said, Lexicon lexicon) =>
        (lexicon.Whole(said[0]) & Cues.Question) != 0 || (said.Count > 1 && (lexicon.Whole(said[0] + " " + said[1]) & Cues.Question) != 0);

    private static List<string> Words(string text)
    {
        var words = new WordBuffer();
        new TextNormalizer().Normalize(text, words);
        var list = new List<string>();
        foreach (var word in words.Words) list.Add(words[word].ToString());
        return list;
    }
}
