using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Console.OneTicket;

/// <summary>One entry of a ticket's thread: a line of the conversation, a note, or something that was done.</summary>
/// <param name="Why">Why the bot said it, when the bot tells.</param>
public sealed record ThreadItem(ThreadKind Kind, DateTimeOffset At, SafeText Author, SafeText Text, SafeText Why = default)
{
    private static readonly SafeText Customer = SafeText.OfConstant("Customer");
    private static readonly SafeText TheBot = SafeText.OfConstant("Bot");
    private static readonly SafeText Desk = SafeText.OfConstant("Desk");

    /// <summary>
    /// The conversation and the ticket's log as one story. What was said stands in the conversation; a ticket without one
    /// tells it from its log.
    /// </summary>
    public static IReadOnlyList<ThreadItem> Thread(
        Ticket ticket, IReadOnlyList<TranscriptLine> lines, IReadOnlyDictionary<long, SafeText> why, IReadOnlyDictionary<string, SafeText> names)
    {
        var items = new List<ThreadItem>(lines.Count + ticket.Log.Count);
        foreach (var line in lines)
            if (!line.Text.IsEmpty)
                items.Add(OfLine(line, why.GetValueOrDefault(line.Seq), ticket));
        foreach (var logged in ticket.Log)
            if (OfFact(logged, told: ticket.ConversationId is not null && lines.Count > 0, names) is { } item)
                items.Add(item);
        // Stable: lines of one moment stay in their order.
        return [.. items.OrderBy(item => item.At)];
    }

    private static ThreadItem OfLine(TranscriptLine line, SafeText why, Ticket ticket) => line.Author switch
    {
        TranscriptAuthor.User => new(ThreadKind.Customer, line.At, Customer, line.Text),
        TranscriptAuthor.Bot => new(ThreadKind.Bot, line.At, TheBot, line.Text, why),
        TranscriptAuthor.Agent => new(ThreadKind.Agent, line.At, AgentAt(ticket, line.At), line.Text),
        _ => new(ThreadKind.Done, line.At, SafeText.Empty, line.Text),
    };

    private static ThreadItem? OfFact(LoggedFact logged, bool told, IReadOnlyDictionary<string, SafeText> names)
    {
        var (at, by) = (logged.At, names.GetValueOrDefault(logged.Actor));
        return logged.Fact switch
        {
            TicketFact.Opened => Done(at, SafeText.OfConstant("Ticket opened")),
            TicketFact.CustomerWrote wrote when !told => new(ThreadKind.Customer, at, Customer, wrote.Text),
            TicketFact.AgentReplied replied when !told => new(ThreadKind.Agent, at, replied.AgentName, replied.Text),
            TicketFact.NoteAdded note => new(ThreadKind.Note, at, note.AgentName, note.Text),
            TicketFact.Assigned { To: null } => Done(at, (by.IsEmpty ? Desk : by) + SafeText.OfConstant(" put it back for others")),
            TicketFact.Assigned assigned => Done(at, assigned.ToName + SafeText.OfConstant(" has the ticket now")),
            TicketFact.StatusSet set => Done(at, (by.IsEmpty ? Desk : by) + SafeText.OfConstant(" set: ") + StatusWords(set.Status)),
            TicketFact.Resolved resolved => Done(at, resolved.AgentName + SafeText.OfConstant(" resolved it")),
            TicketFact.Reopened => Done(at, SafeText.OfConstant("Reopened: it is not solved")),
            TicketFact.HandedBack handed => Done(at, handed.AgentName + SafeText.OfConstant(" handed the chat back to the bot")),
            _ => null,
        };
    }

    private static SafeText StatusWords(TicketStatus status) => status switch
    {
        TicketStatus.WaitingCustomer => SafeText.OfConstant("waiting for the customer"),
        TicketStatus.WaitingThirdParty => SafeText.OfConstant("waiting for a third party"),
        _ => SafeText.OfConstant("open, waiting on us"),
    };

    /// <summary>The conversation keeps that an agent wrote, the ticket's log keeps who.</summary>
    private static SafeText AgentAt(Ticket ticket, DateTimeOffset at)
    {
        var name = Desk;
        foreach (var logged in ticket.Log)
        {
            if (logged.At > at.AddSeconds(5)) break;
            name = logged.Fact switch
            {
                TicketFact.AgentReplied replied => replied.AgentName,
                TicketFact.Resolved resolved => resolved.AgentName,
                _ => name,
            };
        }
        return name;
    }

    private static ThreadItem Done(DateTimeOffset at, SafeText text) => new(ThreadKind.Done, at, SafeText.Empty, text);
}

public enum ThreadKind
{
    Customer,
    Bot,
    Agent,
    Note,
    Done,
}
