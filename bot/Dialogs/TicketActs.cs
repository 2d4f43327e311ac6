using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>Tickets as the person sees them: state, list, reopening, and what an agent says. Only ever their own.</summary>
public sealed class TicketActs(TalkActs talk, TicketDesk desk)
{
    /// <summary>Someone else's ticket and one that does not exist get the same words.</summary>
    public DialogStep Status(ConversationState state, Scene scene, string? reference)
    {
        var voice = talk.VoiceOf(state, scene);
        if (reference is null)
            return List(state, scene, voice);
        var ticket = scene.Tickets.FirstOrDefault(own => own.Reference == reference);
        var reply = ticket is null
            ? Reply.Of(voice.Say("ticket_unknown", ("reference", SafeText.OfIdentifier(reference))))
            : WithCard(ticket, voice, scene.Now);
        return new DialogStep([reply], state);
    }

    private static Reply WithCard(Ticket ticket, Voice voice, DateTimeOffset now) => new(StatusOf(ticket, voice, now))
    {
        Card = new TicketCard(
            voice.Say("ticket_card_title"),
            [
                (voice.Say("ticket_card_reference"), SafeText.OfIdentifier(ticket.Reference)),
                (voice.Say("ticket_card_team"), voice.Say("team_" + ticket.Team)),
                (voice.Say("ticket_card_state"), voice.Say(StateKey(ticket.Status))),
            ],
            ticket.Reference,
            voice.Say("ticket_card_status")),
    };

    private static DialogStep List(ConversationState state, Scene scene, Voice voice)
    {
        if (scene.Tickets.Count == 0)
            return new DialogStep([Reply.Of(voice.Say("tickets_none"))], state);
        if (scene.Tickets.Count == 1)
            return new DialogStep([WithCard(scene.Tickets[0], voice, scene.Now)], state);
        var lines = scene.Tickets.Take(10).Select(ticket => SafeText.OfConstant("- ") + voice.Say(
            "ticket_line",
            ("reference", SafeText.OfIdentifier(ticket.Reference)),
            ("subject", ticket.Subject),
            ("state", voice.Say(StateKey(ticket.Status)))));
        var text = SafeText.Join(SafeText.OfConstant("\n"), lines.Prepend(voice.Say("tickets_list")));
        return new DialogStep([Reply.Of(text)], state);
    }

    private static SafeText StatusOf(Ticket ticket, Voice voice, DateTimeOffset now) => voice.Say(
        "ticket_status",
        ("reference", SafeText.OfIdentifier(ticket.Reference)),
        ("state", voice.Say(StateKey(ticket.Status))),
        ("updated", voice.Moment(ticket.UpdatedAt)),
        ("next", Next(ticket, voice, now)));

    private static SafeText Next(Ticket ticket, Voice voice, DateTimeOffset now) => ticket switch
    {
        { Status: TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Spam } => voice.Say("ticket_next_none"),
        { Status: TicketStatus.WaitingCustomer } => voice.Say("ticket_next_waiting"),
        { NextDue: { } due } when due < now => voice.Say("ticket_next_overdue", ("due", voice.Moment(due))),
        { NextDue: { } due } => voice.Say("ticket_next_due", ("due", voice.Moment(due))),
        _ => voice.Say("ticket_next_none"),
    };

    private static string StateKey(TicketStatus status) => status switch
    {
        TicketStatus.New => "state_new",
        TicketStatus.Open => "state_open",
        TicketStatus.WaitingCustomer => "state_waiting_customer",
        TicketStatus.WaitingThirdParty => "state_waiting_third_party",
        TicketStatus.Resolved => "state_resolved",
        TicketStatus.Closed => "state_closed",
        _ => "state_spam",
    };

    public DialogStep Reopen(ConversationState state, Scene scene, string reference)
    {
        var voice = talk.VoiceOf(state, scene);
        if (scene.CurrentTicket is not { } ticket)
            return new DialogStep([Reply.Of(voice.Say("ticket_unknown", ("reference", SafeText.OfIdentifier(reference))))], state with { Pending = null });
        var text = voice.Say(
            "ticket_reopened",
            ("reference", SafeText.OfIdentifier(ticket.Reference)),
            ("team", voice.Say("team_" + ticket.Team)),
            ("due", voice.Moment(desk.DueAfterReopening(ticket, scene.Now))));
        var next = state with { Pending = null, Outcome = "handed_over", TicketId = ticket.Id, TicketReference = ticket.Reference };
        return new DialogStep([Reply.Of(text)], next) { HumanOwns = true };
    }

    /// <summary>An agent's words; whoever owned the conversation before, it is a human's now, and what the person answers goes to the agent's ticket.</summary>
    public static DialogStep AgentSays(ConversationState state, Scene scene, SafeText text)
    {
        var next = state with
        {
            Pending = null,
            Guide = null,
            TicketId = scene.CurrentTicket?.Id ?? state.TicketId,
            TicketReference = scene.CurrentTicket?.Reference ?? state.TicketReference,
        };
        return new DialogStep([new Reply(text) { AgentName = scene.AgentName }], next) { HumanOwns = true };
    }

    /// <summary>
    /// The closing words, then the question whether it is solved for the person too. When the conversation is with a human
    /// about a newer ticket, it stays there.
    /// </summary>
    public DialogStep AgentResolves(ConversationState state, Scene scene, SafeText text)
    {
        var voice = talk.VoiceOf(state, scene);
        var agent = scene.AgentName;
        var (id, number) = (scene.CurrentTicket?.Id ?? state.TicketId ?? "", scene.CurrentTicket?.Reference ?? state.TicketReference ?? "");
        var reference = number.Length > 0 ? SafeText.OfIdentifier(number) : SafeText.Empty;
        var options = new List<Option>
        {
            new(voice.Say("choice_yes"), OptionTarget.Yes, ""),
            new(voice.Say("still_broken"), OptionTarget.No, ""),
        };
        var replies = new List<Reply>();
        if (!text.IsEmpty)
            replies.Add(new Reply(text) { AgentName = agent });
        replies.Add(Reply.Of(voice.Say("resolved_by_agent", ("agent", agent), ("reference", reference)), [.. options.Select(option => option.Label)]));
        var next = state with
        {
            Pending = new Pending.IsSolved(state.Turn, id, number, options),
            Outcome = "resolved",
        };
        return new DialogStep(replies, next) { HumanOwns = id == state.TicketId ? false : null };
    }

    public DialogStep TakeBack(ConversationState state, Scene scene)
    {
        var voice = talk.VoiceOf(state, scene);
        var number = scene.CurrentTicket?.Reference ?? state.TicketReference;
        var text = voice.Say("handed_back", ("reference", number is null ? SafeText.Empty : SafeText.OfIdentifier(number)));
        return new DialogStep([Reply.Of(text)], state with { Pending = null, Guide = null, Case = new CaseFile(), Shown = [] }) { HumanOwns = false };
    }
}
