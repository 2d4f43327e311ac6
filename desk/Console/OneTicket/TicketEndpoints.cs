using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Desk.Console.Access;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Console.OneTicket;

/// <summary>A ticket's page and what an agent does on it.</summary>
internal static class TicketEndpoints
{
    private const int LongestText = 8_000, MostTries = 4;

    private const string Moved = "Somebody changed this ticket meanwhile. Nothing was done; here is the ticket as it is now.";

    public static async Task<IResult> ShowAsync(
        HttpContext context, string reference, IStore store, TicketDesk desk, TimeProvider time, CancellationToken cancellationToken) =>
        await TicketView.LoadAsync(context, store, desk, time, reference, cancellationToken) is { } view
            ? Page(context, view, StatusCodes.Status200OK)
            : Pages.NotFound(context);

    public static Task<IResult> ReplyAsync(HttpContext context, string reference, IConversationGate gate, CancellationToken cancellationToken) =>
        SayAsync(context, reference, (action, text) => gate.ReplyAsync(action, text, cancellationToken), "Write the reply first.", cancellationToken);

    public static Task<IResult> ResolveAsync(HttpContext context, string reference, IConversationGate gate, CancellationToken cancellationToken) =>
        SayAsync(context, reference, (action, text) => gate.ResolveAsync(action, text, cancellationToken), "Write the closing words first.", cancellationToken);

    public static Task<IResult> HandBackAsync(HttpContext context, string reference, IConversationGate gate, CancellationToken cancellationToken) =>
        SayAsync(context, reference, (action, _) => gate.HandBackAsync(action, cancellationToken), null, cancellationToken);

    public static async Task<IResult> NoteAsync(
        HttpContext context, string reference, IStore store, TicketDesk desk, Redactor redactor, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (raw, formId, me) = (form["text"].ToString().Trim(), FormId(form), DeskPerson.Of(context));
        if (Unfit(raw, "Write the note first.") is { } problem) return await AgainAsync(context, reference, problem, raw, "note", cancellationToken);
        var text = redactor.Redact(raw).Text;
        // Notes do not contradict each other, so one that lost a race is simply decided again.
        return await ChangeAsync(context, reference, ticket => TicketDesk.HasNote(ticket, formId)
            ? null
            : desk.NoteAdded(ticket, me.Id, me.Name, text, time.GetUtcNow(), formId), cancellationToken);
    }

    /// <summary>Takes the ticket, or puts it back with <c>to=nobody</c>. <c>was</c> is who had it on the page that was looked at.</summary>
    public static async Task<IResult> AssignAsync(
        HttpContext context, string reference, IStore store, TicketDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (was, me) = (form["was"].ToString(), DeskPerson.Of(context));
        var to = form["to"] == "nobody" ? null : me.Id;
        var moved = false;
        var result = await ChangeAsync(context, reference, ticket =>
        {
            moved = (ticket.Assignee ?? "") != was && ticket.Assignee != to;
            return moved || ticket.Assignee == to ? null : desk.Assigned(ticket, me.Id, to, to is null ? SafeText.Empty : me.Name, time.GetUtcNow());
        }, cancellationToken);
        return moved ? await AgainAsync(context, reference, Moved, "", "reply", cancellationToken, StatusCodes.Status409Conflict) : result;
    }

    public static async Task<IResult> StatusAsync(
        HttpContext context, string reference, TicketDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var me = DeskPerson.Of(context);
        TicketStatus? status = form["status"].ToString() switch
        {
            "open" => TicketStatus.Open,
            "waiting-customer" => TicketStatus.WaitingCustomer,
            "waiting-third-party" => TicketStatus.WaitingThirdParty,
            _ => null,
        };
        return status is not { } wanted
            ? Pages.Problem(context, StatusCodes.Status400BadRequest, "That cannot be set", "A ticket can be open or waiting.")
            : await ChangeAsync(context, reference, ticket => ticket.IsOpen && ticket.Status != wanted
                ? desk.StatusSet(ticket, me.Id, wanted, time.GetUtcNow())
                : null, cancellationToken);
    }

    public static string NewFormId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static async Task<IResult> SayAsync(
        HttpContext context, string reference, Func<DeskAction, string, Task<GateAnswer>> act, string? missing, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var services = context.RequestServices;
        var (raw, me) = (form["text"].ToString().Trim(), DeskPerson.Of(context));
        var ticket = await TicketView.LoadTicketAsync(
            services.GetRequiredService<IStore>(), services.GetRequiredService<TicketDesk>(), reference, cancellationToken);
        if (ticket is null) return Pages.NotFound(context);
        if (missing is not null && Unfit(raw, missing) is { } problem)
            return await AgainAsync(context, reference, problem, raw, "reply", cancellationToken);
        return await act(new(ticket.Id, me.Id, me.Name.Value, FormId(form)), raw) switch
        {
            GateAnswer.Done or GateAnswer.AlreadyDone => Pages.After(DeskPaths.Ticket(reference)),
            GateAnswer.Conflict => await AgainAsync(context, reference, Moved, raw, "reply", cancellationToken, StatusCodes.Status409Conflict),
            _ => Pages.NotFound(context),
        };
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, string reference, Func<Ticket, TicketChange?> decide, CancellationToken cancellationToken)
    {
        var (store, desk) = (context.RequestServices.GetRequiredService<IStore>(), context.RequestServices.GetRequiredService<TicketDesk>());
        for (var i = 0; i < MostTries; i++)
        {
            if (await TicketView.LoadTicketAsync(store, desk, reference, cancellationToken) is not { } ticket) return Pages.NotFound(context);
            if (decide(ticket) is not { } change) return Pages.After(DeskPaths.Ticket(reference));
            var saved = await store.CommitDeskAsync(new(change.Row.UpdatedAt) { Tickets = [change] }, cancellationToken);
            if (saved is CommitResult.Committed) return Pages.After(DeskPaths.Ticket(reference));
        }
        return await AgainAsync(context, reference, Moved, "", "reply", cancellationToken, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> AgainAsync(
        HttpContext context, string reference, string problem, string draft, string mode, CancellationToken cancellationToken,
        int status = StatusCodes.Status422UnprocessableEntity)
    {
        var services = context.RequestServices;
        var view = await TicketView.LoadAsync(
            context, services.GetRequiredService<IStore>(), services.GetRequiredService<TicketDesk>(), services.GetRequiredService<TimeProvider>(),
            reference, cancellationToken);
        return view is null ? Pages.NotFound(context) : Page(context, view, status, problem, draft, mode);
    }

    private static RazorComponentResult Page(HttpContext context, TicketView view, int status, string? problem = null, string draft = "", string mode = "reply") =>
        Pages.Show<TicketPage>(
            context,
            new() { ["View"] = view, ["Problem"] = problem, ["Draft"] = draft, ["Mode"] = mode },
            status);

    private static string? Unfit(string raw, string missing) =>
        raw.Length == 0 ? missing : raw.Length > LongestText ? $"That is too long: {LongestText:N0} characters fit." : null;

    /// <summary>A form without an id (or with a strange one) acts as one of its own.</summary>
    private static string FormId(IFormCollection form) =>
        form["formId"].ToString() is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower) ? id : NewFormId();
}
