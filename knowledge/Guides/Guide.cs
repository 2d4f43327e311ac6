using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>
/// A way through a problem, as data. <c>Version</c> is a hash of the file (and, for a translation, of the translation too):
/// a conversation that began with another version notices. <c>Language</c> is the language of the texts.
/// <c>Priority</c> and <c>Team</c> serve a hand-over that no step spells out, such as after two answers nobody understood.
/// </summary>
public sealed record Guide(
    string Id,
    string Language,
    string Version,
    SafeText Title,
    string Category,
    string Topic,
    string Owner,
    DateOnly Reviewed,
    string Priority,
    string? Team,
    string Start,
    IReadOnlyDictionary<string, GuideSlot> Slots,
    IReadOnlyDictionary<string, GuideStep> Steps,
    string File)
{
    internal SafeText DefaultOf(string slot) => Slots.TryGetValue(slot, out var found) ? found.Default : SafeText.Empty;
}

/// <summary>
/// Something the guide collects; it goes to the ticket under its name. <c>Given</c>: the bot may know it before the guide starts
/// (the user's id, a transaction hash in the first message). <c>Default</c> stands in texts while nothing is known.
/// </summary>
public sealed record GuideSlot(string Name, SafeText Label, bool Given, SafeText Default, int Line);

/// <summary>What an open question takes.</summary>
public enum AnswerKind { Choice, Text, Number, Date, Attachment, FixOutcome }
