using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Desk.Console.Access;
using SupportBot.Desk.Tickets;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Desk.Tests.Console;

/// <summary>The console on a port of its own with a real database; the gate notes down what it is asked and does it to the ticket.</summary>
public sealed class DeskHost : IAsyncLifetime
{
    public const string Password = "quiet river under stones";

    private readonly string _folder = Directory.CreateTempSubdirectory("desk-test-").FullName;
    private WebApplication _app = null!;
    private int _tickets;

    public Uri Address => new(_app.Urls.First());

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public TicketDesk Desk => _app.Services.GetRequiredService<TicketDesk>();

    internal NotingGate Gate => (NotingGate)_app.Services.GetRequiredService<IConversationGate>();

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Store:Path"] = Path.Combine(_folder, "desk.db");
        builder.Services.AddStore(builder.Configuration).AddDesk(builder.Configuration);
        builder.Services.AddSingleton<IConversationGate, NotingGate>();
        _app = builder.Build();
        await Store.MigrateAsync();
        _app.MapDesk();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser of somebody who joined by a one-time link.</summary>
    internal async Task<DeskBrowser> SignedInAsync(string role)
    {
        var email = $"{role}-{Guid.NewGuid():N}@example.org";
        var accounts = _app.Services.GetRequiredService<Accounts>();
        var path = await accounts.InviteAsync(new("u-setup", Some.Ana, DeskRoles.Admin), "Ana Lind", email, role, default);
        var browser = new DeskBrowser(Address) { Email = email };
        await browser.GetAsync(path!);
        await browser.SubmitAsync("form", ("password", Password));
        return browser;
    }

    /// <summary>A ticket in the store; each call makes another.</summary>
    public async Task<Ticket> TicketAsync(Func<NewTicket, NewTicket>? change = null)
    {
        var number = Interlocked.Increment(ref _tickets);
        var request = Some.Request() with { TicketId = $"t-{number}", Reference = $"SB-TEST-{number:0000}", HandoffKey = $"h-{number}", ConversationId = $"webchat:c{number}" };
        var (ticket, opened) = Desk.Open(change?.Invoke(request) ?? request, TimeProvider.System.GetUtcNow());
        Assert.IsType<CommitResult.Committed>(await Store.CommitDeskAsync(new(ticket.CreatedAt) { Tickets = [opened] }));
        return ticket;
    }

    public async Task<Ticket> LoadAsync(Ticket ticket) => Desk.From((await Store.LoadTicketAsync(ticket.Id))!);
}

/// <summary>Stands in for the bot: remembers each form once and changes the ticket.</summary>
internal sealed class NotingGate(IStore store, TicketDesk desk, Privacy.Redactor redactor) : IConversationGate
{
    private readonly ConcurrentDictionary<string, bool> _forms = new();

    public ConcurrentQueue<(string Verb, DeskAction Action, string Raw)> Asked { get; } = new();

    public Task<GateAnswer> ReplyAsync(DeskAction action, string rawText, CancellationToken cancellationToken) =>
        ActAsync("reply", action, rawText, (ticket, now) => desk.AgentReplied(ticket, action.AgentId, Some.Ana, redactor.Redact(rawText).Text, now));

    public Task<GateAnswer> ResolveAsync(DeskAction action, string rawClosing, CancellationToken cancellationToken) =>
        ActAsync("resolve", action, rawClosing, (ticket, now) => desk.Resolved(ticket, action.AgentId, Some.Ana, redactor.Redact(rawClosing).Text, now));

    public Task<GateAnswer> HandBackAsync(DeskAction action, CancellationToken cancellationToken) =>
        ActAsync("hand-back", action, "", (ticket, now) => desk.HandedBack(ticket, action.AgentId, Some.Ana, now));

    private async Task<GateAnswer> ActAsync(string verb, DeskAction action, string raw, Func<Ticket, DateTimeOffset, TicketChange> decide)
    {
        if (!_forms.TryAdd(action.FormId, true)) return GateAnswer.AlreadyDone;
        Asked.Enqueue((verb, action, raw));
        if (await store.LoadTicketAsync(action.TicketId) is not { } record) return GateAnswer.NotFound;
        var change = decide(desk.From(record), TimeProvider.System.GetUtcNow());
        return await store.CommitDeskAsync(new(change.Row.UpdatedAt) { Tickets = [change] }) is CommitResult.Committed ? GateAnswer.Done : GateAnswer.Conflict;
    }
}
