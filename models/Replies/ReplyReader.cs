using SupportBot.Models.Lexicons;
using SupportBot.Models.Replies;
using SupportBot.Models.Serving;
using SupportBot.Privacy;

namespace SupportBot.Models;

/// <summary>
/// Reads a message as the reply to a pending question: a choice by name, number or place, yes or no, not knowing, what
/// worked and what did not. Ten languages at once. Rules read what is said outright; what a reply only implies is left to
/// the model, where there is one and the question is known.
/// </summary>
/// <param name="model">Null to read by rules alone.</param>
public sealed class ReplyReader(ReplyModel? model = null)
{
    /// <summary>Cues inside a longer message are believed up to this many words; beyond it tells a story of its own.</summary>
    private const int ShortWords = 14;

    private static readonly ReplyMeaning Yes = new ReplyMeaning.Yes(), No = new ReplyMeaning.No(), Unknown = new ReplyMeaning.Unknown(),
        Already = new ReplyMeaning.AlreadyTried(), Worked = new ReplyMeaning.Worked(), NotWorked = new ReplyMeaning.DidNotWork(), Skip = new ReplyMeaning.Skip(),
        QuestionBack = new ReplyMeaning.QuestionBack(), Correction = new ReplyMeaning.Correction(null), NewIssue = new ReplyMeaning.NewIssue();

    private readonly Lexicon _lexicon = Lexicon.Shared;
    private readonly Pool<Phrase> _phrases = new(() => new Phrase());

    /// <param name="choices">The labels offered, in order; empty for an open or yes/no question.</param>
    /// <param name="question">What was asked, when known: a reply may repeat it instead of saying yes or no.</param>
    public ReplyMeaning Read(SafeText text, IReadOnlyList<SafeText> choices, SafeText question = default)
    {
        if (text.IsEmpty) return ReplyMeaning.None.Instance;
        var phrase = _phrases.Rent();
        phrase.Read(text.Value);
        var meaning = Read(text, phrase, choices, question);
        _phrases.Return(phrase);
        return meaning;
    }

    private ReplyMeaning Read(SafeText text, Phrase phrase, IReadOnlyList<SafeText> choices, SafeText question)
    {
        if (phrase.WordCount == 0) return ReplyMeaning.None.Instance;
        var whole = _lexicon.Whole(phrase.Key);
        if (choices.Count > 0 && ChoiceMatcher.Exact(phrase.Key, choices) is >= 0 and var exact) return new ReplyMeaning.Choice(exact);
        var within = _lexicon.Within(phrase.Key);
        var isShort = text.Length <= Phrase.MaxLength && phrase.WordCount <= ShortWords;
        if (choices.Count > 0 && ByPlace(phrase, choices.Count) is { } place) return place;
        var guess = model is null || question.IsEmpty ? default(ReplyGuess?) : model.Read(question, text);
        phrase.StripFillers(_lexicon);
        whole |= _lexicon.Whole(phrase.Key);
        return (guess is null || SaysItOutright(whole, phrase, guess.Value) ? Whole(whole, choices.Count) : null)
            ?? (isShort && AsksForOutcome(choices) ? Failed(within, phrase) : null)
            ?? (choices.Count > 0 && isShort && !phrase.EndsWithQuestion ? Named(phrase, choices) : null)
            ?? (guess is { AsksOpenly: false } learned ? Meaning(learned.Label) : null)
            ?? (isShort ? Within(within, phrase) : null)
            ?? FirstWord(phrase, within)
            ?? (guess is not null || question.IsEmpty || phrase.EndsWithQuestion ? null : Implied.Read(text, question, _lexicon))
            ?? ReplyMeaning.None.Instance;
    }

    /// <summary>
    /// "It works" is a no to "do you have trouble?", and "nothing" a yes to "is nothing shown?": such words are the model's to read.
    /// </summary>
    private bool SaysItOutright(Cues whole, Phrase phrase, ReplyGuess guess)
    {
        if ((whole & (Cues.Unknown | Cues.Already | Cues.Skip)) != 0) return true;
        var first = phrase.Key.IndexOf(' ') is > 0 and var end ? phrase.Key[..end] : phrase.Key;
        if ((_lexicon.Whole(first) & (Cues.YesFirst | Cues.NoFirst)) != 0) return true;
        return !guess.AsksNegatively && (whole & (Cues.Yes | Cues.No)) != 0 && (whole & (Cues.Worked | Cues.NotWorked)) == 0;
    }

    private static ReplyMeaning Meaning(ReplyLabel label) => label switch
    {
        ReplyLabel.Yes => Yes,
        ReplyLabel.No => No,
        ReplyLabel.Unknown => Unknown,
        ReplyLabel.Worked => Worked,
        ReplyLabel.DidNotWork => NotWorked,
        ReplyLabel.AlreadyTried => Already,
        ReplyLabel.Skip => Skip,
        ReplyLabel.QuestionBack => QuestionBack,
        ReplyLabel.Correction => Correction,
        ReplyLabel.NewIssue => NewIssue,
        _ => throw new ArgumentOutOfRangeException(nameof(label), label, "This is no meaning of a reply."),
    };

    private static ReplyMeaning.Choice? Named(Phrase phrase, IReadOnlyList<SafeText> choices) =>
        ChoiceMatcher.Near(phrase.Key, choices) is >= 0 and var index ? new(index) : null;

    /// <summary>The order matters where a phrase has two meanings: "done" is yes before it is "worked".</summary>
    private static ReplyMeaning? Whole(Cues cues, int choices)
    {
        if (cues == Cues.None) return null;
        if ((cues & Cues.Unknown) != 0) return Unknown;
        if ((cues & Cues.Already) != 0) return Already;
        if ((cues & Cues.NotWorked) != 0) return NotWorked;
        if ((cues & Cues.No) != 0) return No;
        if ((cues & Cues.Yes) != 0) return Yes;
        if ((cues & Cues.Worked) != 0) return Worked;
        if ((cues & Cues.Skip) != 0) return Skip;
        return choices > 0 && (cues & Cues.NoneOfThese) != 0 ? No : null;
    }

    /// <summary>One of the labels says that it did not work: then words that say so count before words that a label shares by chance.</summary>
    private bool AsksForOutcome(IReadOnlyList<SafeText> choices)
    {
        for (var i = 0; i < choices.Count; i++)
            if ((_lexicon.Whole(Phrase.Normalize(choices[i].Value)) & Cues.NotWorked) != 0) return true;
        return false;
    }

    private static ReplyMeaning? Failed(Cues cues, Phrase phrase) =>
        phrase.EndsWithQuestion ? null : (cues & Cues.NotWorked) != 0 ? NotWorked : (cues & Cues.Already) != 0 ? Already : null;

    private static ReplyMeaning? Within(Cues cues, Phrase phrase)
    {
        if (phrase.EndsWithQuestion) return null;
        if ((cues & Cues.Unknown) != 0) return Unknown;
        if ((cues & Cues.NotWorked) != 0) return NotWorked;
        if ((cues & Cues.Worked) != 0) return Worked;
        return (cues & Cues.Already) != 0 ? Already : null;
    }

    private ReplyMeaning? FirstWord(Phrase phrase, Cues within)
    {
        if ((within & Cues.Unknown) != 0) return Unknown;
        var key = phrase.Key;
        for (var (end, words) = (0, 1); words <= 3 && end < key.Length; words++)
        {
            var next = key[(end == 0 ? 0 : end + 1)..].IndexOf(' ');
            end = next < 0 ? key.Length : (end == 0 ? 0 : end + 1) + next;
            var cues = _lexicon.Whole(key[..end]);
            if ((cues & Cues.YesFirst) != 0) return Yes;
            if ((cues & Cues.NoFirst) != 0) return No;
        }

        return FirstCharacters(key);
    }

    /// <summary>Chinese has no spaces to end the first word at.</summary>
    private ReplyMeaning? FirstCharacters(ReadOnlySpan<char> key)
    {
        if (!Features.TextNormalizer.IsUnspaced(key[0]) || key.Length > ShortWords) return null;
        for (var length = Math.Min(3, key.Length); length >= 1; length--)
        {
            var cues = _lexicon.Whole(key[..length]);
            if ((cues & Cues.NoFirst) != 0) return No;
            if ((cues & Cues.YesFirst) != 0) return Yes;
        }

        return null;
    }

    /// <summary>"2", "option 2", "the second one", "last".</summary>
    private ReplyMeaning.Choice? ByPlace(Phrase phrase, int count)
    {
        var key = phrase.Key;
        var number = Number(key);
        if (number >= 1) return number <= count ? new ReplyMeaning.Choice(number - 1) : null;
        var cues = _lexicon.Whole(key);
        for (var place = 0; place < 5; place++)
            if ((cues & (Cues)((ulong)Cues.First << place)) != 0) return place < count ? new ReplyMeaning.Choice(place) : null;
        return (cues & Cues.Last) != 0 ? new ReplyMeaning.Choice(count - 1) : null;
    }

    private int Number(ReadOnlySpan<char> key)
    {
        var space = key.LastIndexOf(' ');
        if (space > 0 && (_lexicon.Whole(key[..space]) & (Cues.Option | Cues.Filler)) != 0) key = key[(space + 1)..];
        else if (key.Length > 1 && key[^1] is '번' or '号' or '个') key = key[..^1];
        else if (key.Length > 1 && key[0] is '第' or '选') key = key[1..];
        return key.Length <= 2 && int.TryParse(key, out var number) ? number : -1;
    }
}
