using System.Security.Claims;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Access;

/// <summary>Who is signed in at the desk, as the store knew them at this request.</summary>
public sealed record DeskPerson(string Id, SafeText Name, string Role)
{
    public bool Acts => DeskRoles.Acts(Role);

    public bool Manages => Role == DeskRoles.Admin;

    /// <summary>The person whom <see cref="DeskSessions"/> put into the request; call behind a desk policy only.</summary>
    public static DeskPerson Of(HttpContext context) =>
        (DeskPerson)(context.Items[typeof(DeskPerson)] ?? throw new InvalidOperationException("Nobody is signed in."));

    public static ClaimsPrincipal Principal(DeskUser user) => new(new ClaimsIdentity(
        [new("sub", user.Id), new("role", user.Role), new("stamp", user.Stamp)], DeskSessions.Scheme, "sub", "role"));
}
