using SupportBot.Desk.Console.Access;
using SupportBot.Store;

namespace SupportBot.Desk.Console.People;

/// <summary>Who works at the desk. Admins only.</summary>
internal static class PeopleEndpoints
{
    public static Task<IResult> ShowAsync(HttpContext context, IStore store, CancellationToken cancellationToken) =>
        PageAsync(context, store, StatusCodes.Status200OK, cancellationToken);

    public static async Task<IResult> InviteAsync(HttpContext context, IStore store, Accounts accounts, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, email, role) = (form["name"].ToString().Trim(), form["email"].ToString().Trim(), form["role"].ToString());
        var problem = name.Length is 0 or > 60 ? "Write a name of at most 60 characters."
            : !Accounts.IsEmail(email) ? "Write an e-mail address, such as ana@example.org."
            : !DeskRoles.All.Contains(role) ? "Choose a role." : null;
        if (problem is not null) return await PageAsync(context, store, StatusCodes.Status422UnprocessableEntity, cancellationToken, problem);
        return await accounts.InviteAsync(DeskPerson.Of(context), name, email, role, cancellationToken) is { } path
            ? await PageAsync(context, store, StatusCodes.Status200OK, cancellationToken, link: path, linkFor: email)
            : await PageAsync(context, store, StatusCodes.Status422UnprocessableEntity, cancellationToken, "Somebody has that e-mail address already.");
    }

    public static async Task<IResult> LinkAsync(HttpContext context, string id, IStore store, Accounts accounts, CancellationToken cancellationToken)
    {
        if (await store.LoadDeskUserAsync(id, cancellationToken) is not { Disabled: false } user) return Pages.NotFound(context);
        var path = await accounts.NewLinkAsync(DeskPerson.Of(context), user, cancellationToken);
        return await PageAsync(context, store, StatusCodes.Status200OK, cancellationToken, link: path, linkFor: user.Email);
    }

    public static async Task<IResult> ChangeAsync(HttpContext context, string id, IStore store, Accounts accounts, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (role, disabled) = (form["role"].ToString(), form["state"] == "off");
        if (await store.LoadDeskUserAsync(id, cancellationToken) is not { } user || !DeskRoles.All.Contains(role)) return Pages.NotFound(context);
        return await accounts.ChangeAsync(DeskPerson.Of(context), user, role, disabled, cancellationToken)
            ? Pages.After(DeskPaths.People)
            : await PageAsync(context, store, StatusCodes.Status422UnprocessableEntity, cancellationToken, "The desk needs an administrator: make somebody else one first.");
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, IStore store, int status, CancellationToken cancellationToken, string? problem = null, string? link = null, string? linkFor = null)
    {
        var absolute = link is null ? null : $"{context.Request.Scheme}://{context.Request.Host}{link}";
        return Pages.Show<PeoplePage>(
            context,
            new()
            {
                [nameof(PeoplePage.Users)] = await store.ListDeskUsersAsync(cancellationToken),
                [nameof(PeoplePage.Counts)] = await Queue.QueueCounts.LoadAsync(store, DeskPerson.Of(context).Id, cancellationToken),
                [nameof(PeoplePage.Problem)] = problem,
                [nameof(PeoplePage.Link)] = absolute,
                [nameof(PeoplePage.LinkFor)] = linkFor,
            },
            status);
    }
}
