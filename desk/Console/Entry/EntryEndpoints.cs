using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Desk.Console.Access;

namespace SupportBot.Desk.Console.Entry;

/// <summary>The doors: signing in and out, and the one-time links.</summary>
internal static class EntryEndpoints
{
    private const string LinkIsOver = "This link was used already or has expired. Ask an administrator of this desk for another one.";

    public static IResult ShowSignIn(HttpContext context, string? to) => SignInForm(context, null, "", to, StatusCodes.Status200OK);

    public static async Task<IResult> SignInAsync(HttpContext context, Accounts accounts, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var email = form["email"].ToString().Trim();
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (await accounts.SignInAsync(email, form["password"].ToString(), address, cancellationToken) is not { } user)
            return SignInForm(context, "E-mail or password is wrong, or there were too many attempts. After too many, wait 15 minutes.",
                email, form["to"], StatusCodes.Status422UnprocessableEntity);
        await DeskSessions.StartAsync(context, user);
        return Pages.After(OwnPath(form["to"]));
    }

    public static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(DeskSessions.Scheme);
        return Pages.After(DeskPaths.SignIn);
    }

    public static IResult ShowFirst(HttpContext context, string secret) => Welcome(context, DeskPaths.First(secret), first: true);

    public static async Task<IResult> FirstAsync(HttpContext context, string secret, Accounts accounts, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, email, password) = (form["name"].ToString().Trim(), form["email"].ToString().Trim(), form["password"].ToString());
        var problem = name.Length == 0 ? "Write your name."
            : !Accounts.IsEmail(email) ? "Write an e-mail address, such as ana@example.org."
            : PasswordRules.Problem(password, name, email.Split('@')[0]);
        if (problem is not null) return Welcome(context, DeskPaths.First(secret), first: true, problem, name, email);
        if (await accounts.StartAsync(secret, name, email, password, cancellationToken) is not { } user)
            return Pages.Problem(context, StatusCodes.Status410Gone, "This link no longer works", LinkIsOver);
        await DeskSessions.StartAsync(context, user);
        return Pages.After(DeskPaths.Queue);
    }

    public static IResult ShowJoin(HttpContext context, string secret) => Welcome(context, DeskPaths.Join(secret), first: false);

    public static async Task<IResult> JoinAsync(HttpContext context, string secret, Accounts accounts, CancellationToken cancellationToken)
    {
        var password = (await context.Request.ReadFormAsync(cancellationToken))["password"].ToString();
        if (PasswordRules.Problem(password) is { } problem) return Welcome(context, DeskPaths.Join(secret), first: false, problem);
        if (await accounts.JoinAsync(secret, password, cancellationToken) is not { } user)
            return Pages.Problem(context, StatusCodes.Status410Gone, "This link no longer works", LinkIsOver);
        await DeskSessions.StartAsync(context, user);
        return Pages.After(DeskPaths.Queue);
    }

    private static RazorComponentResult SignInForm(HttpContext context, string? problem, string email, string? to, int status) =>
        Pages.Show<SignInPage>(context, new() { ["Problem"] = problem, ["Email"] = email, ["To"] = OwnPath(to) }, status);

    private static RazorComponentResult Welcome(HttpContext context, string action, bool first, string? problem = null, string name = "", string email = "") =>
        Pages.Show<WelcomePage>(
            context,
            new() { ["Action"] = action, ["First"] = first, ["Problem"] = problem, ["Name"] = name, ["Email"] = email },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Only pages of the desk itself: a link from elsewhere must not lead away after sign-in.</summary>
    private static string OwnPath(string? path) =>
        path is not null && path.StartsWith(DeskPaths.Root + "/", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
            && !path.Any(char.IsControl) ? path : DeskPaths.Queue;
}
