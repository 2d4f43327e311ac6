using SupportBot.Desk.Console;
using SupportBot.Desk.Console.Access;
using SupportBot.Desk.Console.Entry;
using SupportBot.Desk.Console.Live;
using SupportBot.Desk.Console.OneTicket;
using SupportBot.Desk.Console.People;
using SupportBot.Desk.Console.Queue;

namespace SupportBot.Desk;

/// <summary>The console's route table.</summary>
public static class DeskEndpoints
{
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder endpoints)
    {
        var desk = endpoints.MapGroup(DeskPaths.Root).AddEndpointFilter(new DeskSafety(endpoints.ServiceProvider.GetRequiredService<FormGuard>()));

        var door = desk.MapGroup("").AllowAnonymous();
        door.MapGet("/sign-in", EntryEndpoints.ShowSignIn);
        door.MapPost("/sign-in", EntryEndpoints.SignInAsync);
        door.MapGet("/first/{secret}", EntryEndpoints.ShowFirst);
        door.MapPost("/first/{secret}", EntryEndpoints.FirstAsync);
        door.MapGet("/join/{secret}", EntryEndpoints.ShowJoin);
        door.MapPost("/join/{secret}", EntryEndpoints.JoinAsync);

        var read = desk.MapGroup("").RequireAuthorization(DeskRoles.MayRead);
        read.MapGet("", () => Pages.After(DeskPaths.Queue));
        read.MapGet("/queue", QueueEndpoint.ShowAsync);
        read.MapGet("/tickets/{reference}", TicketEndpoints.ShowAsync);
        read.MapGet("/stream", DeskStream.OpenAsync);
        read.MapPost("/sign-out", (Delegate)EntryEndpoints.SignOutAsync);

        var act = desk.MapGroup("/tickets/{reference}").RequireAuthorization(DeskRoles.MayAct);
        act.MapPost("/reply", TicketEndpoints.ReplyAsync);
        act.MapPost("/note", TicketEndpoints.NoteAsync);
        act.MapPost("/resolve", TicketEndpoints.ResolveAsync);
        act.MapPost("/hand-back", TicketEndpoints.HandBackAsync);
        act.MapPost("/assign", TicketEndpoints.AssignAsync);
        act.MapPost("/status", TicketEndpoints.StatusAsync);

        var people = desk.MapGroup("/people").RequireAuthorization(DeskRoles.MayManage);
        people.MapGet("", PeopleEndpoints.ShowAsync);
        people.MapPost("", PeopleEndpoints.InviteAsync);
        people.MapPost("/{id}/link", PeopleEndpoints.LinkAsync);
        people.MapPost("/{id}/change", PeopleEndpoints.ChangeAsync);
        return endpoints;
    }
}
