using SupportBot.Bot.Dialogs;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Search;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>
/// Understands a message: language, intents, entities, commands, the reply to what was asked, articles that may answer.
/// Pure, given model and knowledge. The model is taken once, so that one message is understood by one model.
/// </summary>
public sealed class Hearing(ModelSource models, CommandReader commands, DialogOptions options)
{
    private const int HitsWanted = 5;

    /// <summary>Characters of the story so far that are read together with a new message.</summary>
    private const int ContextRead = 1_000;

    /// <summary>Hears a message of a person, redacted already.</summary>
    public Heard Hear(Incoming incoming, Redaction redaction, ConversationState state, KnowledgeBase knowledge, bool humanOwns, IReadOnlyDictionary<string, SafeText> values, DateTimeOffset now)
    {
        var text = redaction.Text.Truncate(options.MessageCharacters);
        var heard = new Heard
        {
            Kind = incoming.Kind,
            Text = text,
            Now = now,
            Secrets = [.. redaction.Findings.Where(IsSecret).Select(finding => finding.Kind).OrderBy(Danger)],
            HumanOwns = humanOwns,
            InPublic = incoming.Address.IsGroup,
            Values = values,
            WasCut = redaction.Text.Length > options.MessageCharacters,
        };
        if (incoming.Kind is not (IncomingKind.Message or IncomingKind.Edited) || text.IsEmpty)
            return heard;
        var model = models.Current;
        var command = commands.Read(text);
        if (humanOwns)
            return heard with { Command = command };
        var reply = state.Pending is { } pending ? model.ReplyReader.Read(text, pending.Choices, pending is Pending.GuideQuestion && state.LastReplies.Count > 0 ? state.LastReplies[^1].Text : default) : ReplyMeaning.None.Instance;
        // After a question back, the words belong to what was told before.
        var told = state.Pending is Pending.IsHappening or Pending.PickOption && reply is not ReplyMeaning.None && !state.Case.Description.IsEmpty ? state.Case.Description.Truncate(ContextRead)
            : state.NotUnderstood > 0 && reply is ReplyMeaning.None && !state.Case.Description.IsEmpty
            ? (state.Case.Description + SafeText.OfConstant("\n") + text).Truncate(ContextRead)
            : text;
        var meaning = model.Understand(told, state.LanguageChosen || text.Length < 8 ? state.Language : null);
        var needsSearch = command is null && (reply is ReplyMeaning.None || state.Pending is null or Pending.IsHappening);
        return heard with
        {
            Command = command,
            Reply = reply,
            Meaning = meaning,
            ReadAs = told,
            TicketReference = ReferenceIn(meaning),
            Hits = needsSearch ? knowledge.Search(told, RequestFor(state, meaning, now)) : [],
        };
    }

    private SearchRequest RequestFor(ConversationState state, Understood meaning, DateTimeOffset now) => new(LanguageFor(state, meaning), now)
    {
        Category = meaning.Categories[0].Label,
        Topic = meaning.Topics.Count > 0 ? meaning.Topics[0].Label : null,
        Top = HitsWanted,
    };

    /// <summary>The language to reply in: chosen, or detected with confidence on a text long enough to tell.</summary>
    public string LanguageFor(ConversationState state, Understood? meaning) =>
        state.LanguageChosen || meaning is null || meaning.LanguageConfidence < options.LanguageConfidence ? state.Language : meaning.Language;

    private static string? ReferenceIn(Understood meaning)
    {
        foreach (var entity in meaning.Entities)
            if (entity.Kind == EntityKind.TicketReference)
                return entity.Value;
        return null;
    }

    /// <summary>64 hexadecimal digits with nothing around that calls them a key are more often a transaction's: shortened, but no alarm.</summary>
    private static bool IsSecret(Finding finding) => finding.Kind != SecretKind.HexKey || finding.Certain;

    /// <summary>What gives away funds comes first.</summary>
    private static int Danger(SecretKind kind) => kind switch
    {
        SecretKind.RecoveryPhrase => 0,
        SecretKind.PrivateKey or SecretKind.ExtendedKey or SecretKind.Keystore or SecretKind.PemKey => 1,
        SecretKind.HexKey => 2,
        _ => 3,
    };
}
