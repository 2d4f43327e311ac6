using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Access;

/// <summary>Sessions: a cookie that is checked against the store at every request, so that a changed role or password ends it at once.</summary>
internal sealed class DeskSessions : CookieAuthenticationEvents
{
    public const string Scheme = "Desk";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "desk";
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.CookieManager = new HostCookies();
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.LoginPath = DeskPaths.SignIn;
        options.ReturnUrlParameter = "to";
        options.EventsType = typeof(DeskSessions);
    }

    public static Task StartAsync(HttpContext context, DeskUser user) => context.SignInAsync(Scheme, DeskPerson.Principal(user));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var store = context.HttpContext.RequestServices.GetRequiredService<IStore>();
        var id = context.Principal?.FindFirstValue("sub");
        var user = id is null ? null : await store.LoadDeskUserAsync(id, context.HttpContext.RequestAborted);
        if (user is null || user.Disabled || user.Stamp != context.Principal!.FindFirstValue("stamp"))
        {
            context.RejectPrincipal();
            return;
        }
        context.HttpContext.Items[typeof(DeskPerson)] = new DeskPerson(user.Id, user.Name, user.Role);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        DeskSafety.AddHeaders(context.Response);
        if (request.Headers.ContainsKey("HX-Request"))
        {
            // A fragment must not be replaced by the sign-in page.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = DeskPaths.SignIn;
        }
        else if (!HttpMethods.IsGet(request.Method) || request.Path == DeskPaths.Stream)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        DeskSafety.AddHeaders(context.Response);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
