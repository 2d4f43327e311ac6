using SupportBot.Models.Entities;
using SupportBot.Models.Lexicons;
using SupportBot.Models.Serving;
using SupportBot.Privacy;

namespace SupportBot.Models;

/// <summary>
/// Recognises messages that as a whole are a command, in ten languages at once. What also tells of a problem is no
/// command: better to miss one than to drop what somebody came to say.
/// </summary>
public sealed class CommandReader
{
    private const int MaxWords = 12;

    private static readonly (Cues Cue, Command Command)[] InOrder =
    [
        (Cues.Complaint, new Command.Complaint()), (Cues.Human, new Command.Human()), (Cues.MyTickets, new Command.MyTickets()),
        (Cues.TicketStatus, new Command.TicketStatus(null)), (Cues.ChangeLanguage, new Command.ChangeLanguage(null)),
        (Cues.Greeting, new Command.Greeting()), (Cues.Thanks, new Command.Thanks()), (Cues.Goodbye, new Command.Goodbye()),
        (Cues.StartOver, new Command.StartOver()), (Cues.Back, new Command.Back()), (Cues.Repeat, new Command.Repeat()),
        (Cues.Help, new Command.Help()), (Cues.Stop, new Command.Stop()), (Cues.Why, new Command.Why()),
    ];

    private static readonly Cues WithinCues = Cues.Complaint | Cues.Human | Cues.TicketStatus;

    private readonly Lexicon _lexicon = Lexicon.Shared;
    private readonly Pool<Phrase> _phrases = new(() => new Phrase());

    /// <summary>The command, or null when the message is something else. Never throws; safe for any number of threads.</summary>
    public Command? Read(SafeText text)
    {
        if (text.Length is 0 or > Phrase.MaxLength) return null;
        var phrase = _phrases.Rent();
        phrase.Read(text.Value);
        var command = Read(text, phrase);
        _phrases.Return(phrase);
        return command;
    }

    private Command? Read(SafeText text, Phrase phrase)
    {
        if (phrase.WordCount == 0) return null;
        var reference = TicketReferences.Find(text.Value);
        if (reference is not null) return IsAboutTicket(phrase) ? new Command.TicketStatus(reference) : null;
        return Match(_lexicon.Whole(phrase.Key))
            ?? Language(phrase)
            ?? Stripped(phrase);
    }

    private Command? Stripped(Phrase phrase)
    {
        var within = phrase.WordCount <= Limit(phrase) ? _lexicon.Within(phrase.Key) & WithinCues : Cues.None;
        phrase.StripFillers(_lexicon);
        return Match(_lexicon.Whole(phrase.Key)) ?? Language(phrase) ?? Match(within);
    }

    /// <summary>Chinese counts characters as words, and needs about two for one.</summary>
    private static int Limit(Phrase phrase) => Features.TextNormalizer.IsUnspaced(phrase.Key[0]) ? 2 * MaxWords : MaxWords;

    private bool IsAboutTicket(Phrase phrase) => phrase.WordCount <= MaxWords && (_lexicon.Within(phrase.Key) & (Cues.Complaint | Cues.NotWorked)) == 0;

    private static Command? Match(Cues cues)
    {
        if (cues == Cues.None) return null;
        foreach (var (cue, command) in InOrder)
            if ((cues & cue) != 0) return command;
        return null;
    }

    private Command.ChangeLanguage? Language(Phrase phrase)
    {
        var key = phrase.Key;
        if (LanguageNames.Find(key) is { } named) return new(named);
        var space = key.IndexOf(' ');
        while (space > 0 && phrase.WordCount <= 6)
        {
            if (Says(key[..space], key[(space + 1)..]) is { } first) return new(first);
            var next = key[(space + 1)..].IndexOf(' ');
            space = next < 0 ? -1 : space + 1 + next;
        }

        return Unspaced(key);
    }

    /// <summary>A verb and a language's name in either order: "speak spanish", "हिंदी में".</summary>
    private string? Says(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if ((_lexicon.Whole(before) & Cues.LanguageVerb) != 0) return LanguageNames.Find(after) ?? SaysAgain(after);
        return (_lexicon.Whole(after) & Cues.LanguageVerb) != 0 ? LanguageNames.Find(before) : null;
    }

    private string? SaysAgain(ReadOnlySpan<char> rest)
    {
        var space = rest.IndexOf(' ');
        return space > 0 && (_lexicon.Whole(rest[..space]) & Cues.LanguageVerb) != 0 ? LanguageNames.Find(rest[(space + 1)..]) : null;
    }

    private Command.ChangeLanguage? Unspaced(ReadOnlySpan<char> key)
    {
        for (var length = 1; length <= 3 && length < key.Length; length++)
            if ((_lexicon.Whole(key[..length]) & Cues.LanguageVerb) != 0 && LanguageNames.Find(key[length..]) is { } language) return new(language);
        return null;
    }
}
