using System.Globalization;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Bot.Turns;

/// <summary>Small pure parts that a turn needs: clock, ids, language, and the case file as it grows with each message.</summary>
public sealed class TurnTools(TimeProvider clock, ReplyTexts texts, TicketDesk desk, InstallationSecret secret, DialogOptions options)
{
    private const int DescriptionLength = 1500;

    /// <summary>A later message changes the label of a case only when the model is this sure.</summary>
    private const float RelabelFrom = 0.6f;

    public TimeProvider Clock => clock;

    public TicketDesk Desk => desk;

    public TurnIds Ids(Incoming incoming) => new(secret.Bytes, incoming.Address.Key + "\n" + incoming.ActivityId);

    public ConversationState Read(SafeText state) => KeptJson.Read(state, KeptBotJson.Kept.ConversationState) ?? ConversationState.New;

    /// <summary>The language of the client's locale when the bot speaks it, else English.</summary>
    public string FirstLanguage(string? locale) =>
        locale is { Length: >= 2 } && texts.Speaks(locale[..2].ToLowerInvariant()) ? locale[..2].ToLowerInvariant() : ReplyTexts.Fallback;

    public string Supported(string language, string otherwise) => texts.Speaks(language) ? language : otherwise;

    public IReadOnlyDictionary<string, SafeText> Redact(IReadOnlyDictionary<string, string> values, Redactor redactor)
    {
        if (values.Count == 0)
            return NoValues;
        var safe = new Dictionary<string, SafeText>(values.Count, StringComparer.Ordinal);
        foreach (var (name, value) in values)
            if (SafeText.IsIdentifier(name))
                safe[name] = redactor.Redact(value).Text.Truncate(options.MessageCharacters);
        return safe;
    }

    public IReadOnlyList<Evidence> Files(Incoming incoming, Redactor redactor) =>
        incoming.Attachments.Count == 0 ? [] : [.. incoming.Attachments.Select(file =>
            new Evidence(redactor.Redact(file.RawName).Text.Truncate(120), file.ContentType, file.UploadId))];

    /// <summary>
    /// What the message adds to the case: the first words about a problem describe it, later ones are added; its label is the
    /// one with the highest probability so far. Replies and commands add nothing.
    /// </summary>
    public CaseFile Told(ConversationState state, Heard heard)
    {
        var file = state.Case;
        if (heard.Files.Count > 0)
            file = file with { Evidence = [.. file.Evidence, .. heard.Files.Where(kept => !kept.ContentType.StartsWith("refused", StringComparison.Ordinal))] };
        if (heard.Command is not null || heard.Reply is not Models.ReplyMeaning.None || heard.Text.IsEmpty || heard.Meaning is not { } meaning)
            return file;
        if (state.Pending is Pending.Detail detail)
            return detail.Name == "description" ? Labelled(Noted(file, meaning, heard.ReadAs), meaning) : Noted(file, meaning, heard.ReadAs);
        var described = file.Description.IsEmpty ? heard.Text
            : file.Description.Length < DescriptionLength ? file.Description + SafeText.OfConstant("\n") + heard.Text
            : file.Description;
        var relabel = file.Category is null || meaning.Categories[0].Probability > RelabelFrom && state.Guide is null;
        var noted = Noted(file, meaning, heard.ReadAs);
        return (relabel ? Labelled(noted, meaning) : noted) with
        {
            Description = described.Truncate(DescriptionLength * 2),
            Complaint = file.Complaint || meaning.Tone.HasFlag(Models.Tone.Complaint),
        };
    }

    private static CaseFile Labelled(CaseFile file, Models.Understood meaning) => file with
    {
        Category = meaning.Categories[0].Label,
        Topic = meaning.Topics.Count > 0 ? meaning.Topics[0].Label : file.Topic,
    };

    /// <summary>Entities that the desk would ask for otherwise.</summary>
    private static CaseFile Noted(CaseFile file, Models.Understood meaning, SafeText text)
    {
        foreach (var entity in meaning.Entities)
        {
            var name = entity.Kind switch
            {
                Models.EntityKind.Device => "device",
                Models.EntityKind.ErrorCode => "error",
                Models.EntityKind.TransactionHash => "tx",
                Models.EntityKind.Amount => "amount",
                Models.EntityKind.Version => "version",
                Models.EntityKind.Network => "network",
                _ => null,
            };
            if (name is not null && !file.Details.ContainsKey(name))
                file = file.With(name, text.Slice(entity.Start, entity.Length));
        }
        return file;
    }

    private static readonly IReadOnlyDictionary<string, SafeText> NoValues = new Dictionary<string, SafeText>();
}
