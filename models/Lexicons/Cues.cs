namespace SupportBot.Models.Lexicons;

/// <summary>What a phrase is a sign of: the sections of the lexicon files, a bit each.</summary>
[Flags]
internal enum Cues : ulong
{
    None = 0,
    Filler = 1UL << 0,
    Greeting = 1UL << 1,
    Thanks = 1UL << 2,
    Human = 1UL << 3,
    Back = 1UL << 4,
    StartOver = 1UL << 5,
    Repeat = 1UL << 6,
    Help = 1UL << 7,
    TicketStatus = 1UL << 8,
    MyTickets = 1UL << 9,
    ChangeLanguage = 1UL << 10,
    LanguageVerb = 1UL << 11,
    Stop = 1UL << 12,
    Why = 1UL << 13,
    Goodbye = 1UL << 14,
    Complaint = 1UL << 15,
    Yes = 1UL << 16,
    No = 1UL << 17,
    YesFirst = 1UL << 18,
    NoFirst = 1UL << 19,
    Unknown = 1UL << 20,
    Already = 1UL << 21,
    Worked = 1UL << 22,
    NotWorked = 1UL << 23,
    Skip = 1UL << 24,
    First = 1UL << 25,
    Second = 1UL << 26,
    Third = 1UL << 27,
    Fourth = 1UL << 28,
    Fifth = 1UL << 29,
    Last = 1UL << 30,
    Option = 1UL << 31,
    NoneOfThese = 1UL << 32,
    Negation = 1UL << 33,
    Question = 1UL << 34,
    Complaining = 1UL << 35,
    Distress = 1UL << 36,

    /// <summary>Something is well, was mended, or is told only as background.</summary>
    Fine = 1UL << 40,

    /// <summary>Something is not as it should be.</summary>
    Trouble = 1UL << 41,

    /// <summary>Something is asked or wished for.</summary>
    Asking = 1UL << 42,

    /// <summary>There is more than one matter.</summary>
    Besides = 1UL << 43,

    /// <summary>Words that hold those of another cue and mean something else: "no hurry", "financial suicide".</summary>
    FalseFriend = 1UL << 48,
    Angry = 1UL << 49,
    Hurry = 1UL << 50,
}
