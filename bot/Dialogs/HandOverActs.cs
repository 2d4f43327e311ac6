using System.Text.Json;
using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// Passing to a person: asks for what is missing (at most a few questions, each skippable, none when it is urgent), then
/// opens exactly one ticket with all that is known and says who replies and by when.
/// </summary>
public sealed class HandOverActs(TalkActs talk, TicketDesk desk, DialogOptions options)
{
    /// <summary>What the desk wants to know, in the order asked. Never identity documents, never secrets.</summary>
    private static readonly string[] Wanted = ["description", "error", "device", "when", "tried"];

    /// <summary>Where money or a check of a person is stuck, neither an error text nor a device tells anything.</summary>
    private static readonly string[] WantedForMoney = ["description", "when", "tried"];

    private static string[] WantedFor(CaseFile file) =>
        file.Category == "fees" || file.Topic is "verification" or "locked" ? WantedForMoney : Wanted;

    public DialogStep HandOver(ConversationState state, Scene scene, HandOverReason reason, string? team = null, string? priority = null)
    {
        var urgent = reason is HandOverReason.UrgentSecurity or HandOverReason.Distress;
        var file = state.Case with { Urgent = state.Case.Urgent || urgent, Reason = reason, Team = team, Priority = priority };
        if (reason == HandOverReason.UrgentSecurity && file.Category != "security")
            file = file with { Category = "security", Topic = null };
        var ready = state with { Case = file, Guide = null };
        return file.Urgent || Missing(file) is not { } detail ? Open(ready, scene) : Ask(ready, scene, detail);
    }

    /// <summary>Keeps a detail, then asks for the next one or opens the ticket.</summary>
    public DialogStep Collect(ConversationState state, Scene scene, string detail, SafeText value)
    {
        var file = value.IsEmpty ? state.Case
            : detail == "description" ? state.Case with { Description = value }
            : detail == "tried" ? state.Case.Did(value)
            : state.Case.With(detail, value);
        var next = state with { Case = file, Pending = null };
        return Missing(file) is { } missing ? Ask(next, scene, missing) : Open(next, scene);
    }

    private string? Missing(CaseFile file)
    {
        if (file.DetailsAsked >= options.DetailsAskedAtMost)
            return null;
        foreach (var detail in WantedFor(file))
            if (!file.AskedFor.Contains(detail) && !IsKnown(file, detail))
                return detail;
        return null;
    }

    private static bool IsKnown(CaseFile file, string detail) => detail switch
    {
        "description" => file.Description.Length >= 15,
        "error" => file.Details.ContainsKey("error") || file.Evidence.Count > 0,
        "tried" => file.Tried.Count > 0,
        _ => file.Details.ContainsKey(detail),
    };

    private DialogStep Ask(ConversationState state, Scene scene, string detail)
    {
        var voice = talk.VoiceOf(state, scene);
        var file = state.Case with { DetailsAsked = state.Case.DetailsAsked + 1, AskedFor = [.. state.Case.AskedFor, detail] };
        var question = Reply.Of(voice.Say("collect_" + detail), voice.Say("choice_skip"));
        return new DialogStep([question], state with { Case = file, Pending = new Pending.Detail(state.Turn, detail) });
    }

    /// <summary>Opens the ticket. The reply quotes the reference and the due time of the very ticket that is saved with it.</summary>
    private DialogStep Open(ConversationState state, Scene scene)
    {
        var opened = desk.Open(Request(state, scene), scene.Now);
        var voice = talk.VoiceOf(state, scene);
        var replies = new List<Reply>();
        if (state.Case.Reason == HandOverReason.UrgentSecurity)
            replies.Add(Reply.Of(voice.Say("urgent_safety")));
        replies.Add(Receipt(opened.Ticket, voice, state.Case.Urgent));
        var next = state with
        {
            Pending = null,
            Guide = null,
            TicketId = opened.Ticket.Id,
            TicketReference = opened.Ticket.Reference,
            Outcome = "handed_over",
            NotUnderstood = 0,
            NotHelped = 0,
        };
        return new DialogStep(replies, next) { Opens = opened, HumanOwns = true };
    }

    private static Reply Receipt(Ticket ticket, Voice voice, bool urgent)
    {
        var reference = SafeText.OfIdentifier(ticket.Reference);
        var team = voice.Say("team_" + ticket.Team);
        var due = voice.Moment(ticket.FirstResponseDue);
        var paragraph = SafeText.OfConstant("\n\n");
        var text = voice.Say(urgent ? "handed_over_urgent" : "handed_over", ("reference", reference), ("team", team), ("due", due));
        if (!ticket.Verified)
            text = text + paragraph + voice.Say("handed_over_anonymous");
        if (ticket.Category is "security" or "account" && !urgent)
            text = text + paragraph + voice.Say("handed_over_meanwhile");
        return new Reply(text)
        {
            Card = new TicketCard(
                voice.Say("ticket_card_title"),
                [(voice.Say("ticket_card_reference"), reference), (voice.Say("ticket_card_team"), team), (voice.Say("ticket_card_due"), due)],
                ticket.Reference),
        };
    }

    private static NewTicket Request(ConversationState state, Scene scene) => new()
    {
        TicketId = scene.Ids.Make("ticket"),
        Reference = scene.Ids.TicketReference(scene.Attempt),
        HandoffKey = scene.Ids.Make("handoff"),
        ConversationId = scene.Address.Key,
        UserId = scene.Address.UserId,
        Channel = scene.Address.Channel,
        Language = state.Language,
        TimeZone = scene.Address.TimeZone,
        Category = state.Case.Category ?? "other",
        Topic = state.Case.Topic,
        Urgent = state.Case.Urgent,
        Complaint = state.Case.Complaint || state.Case.Reason == HandOverReason.Complaint,
        Verified = scene.Address.Trusted,
        Subject = SubjectOf(state.Case),
        Description = state.Case.Description,
        Tried = state.Case.Tried,
        Details = state.Case.Details,
        Evidence = [.. state.Case.Evidence.Select(file => new TicketEvidence(file.Name, file.ContentType, file.UploadId))],
        Reason = JsonNamingPolicy.KebabCaseLower.ConvertName(state.Case.Reason.ToString()),
        Team = state.Case.Team,
        Priority = state.Case.Priority,
    };

    private static SafeText SubjectOf(CaseFile file)
    {
        if (file.Description.IsEmpty)
            return SafeText.OfConstant("No description");
        var line = file.Description.Value.AsSpan().IndexOfAny('\n', '\r');
        return file.Description.Truncate(line is > 0 and < 80 ? line : 80);
    }
}
