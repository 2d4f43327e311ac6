using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace SupportBot.Desk.Console.Access;

/// <summary>
/// Marks our own forms, so that no other site can submit one: a signed token bound to a cookie of this browser and to who is
/// signed in. Works before sign-in as well.
/// </summary>
internal sealed class FormGuard(IDataProtectionProvider protection)
{
    public const string Field = "_form", Header = "X-Desk-Form";

    private const string Cookie = "desk-visit";

    private readonly IDataProtector _protector = protection.CreateProtector("SupportBot.Desk.Forms.1");

    /// <summary>The token for a page's forms; sets the visit cookie when the browser has none. Call before the body is written.</summary>
    public string Issue(HttpContext context)
    {
        var name = HostCookies.Name(context, Cookie);
        if (context.Items[name] is not string visit)
        {
            visit = context.Request.Cookies[name] ?? "";
            if (visit.Length != 32)
            {
                visit = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
                context.Response.Cookies.Append(name, visit, new()
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    Secure = context.Request.IsHttps,
                    Path = "/",
                    IsEssential = true,
                });
            }
            context.Items[name] = visit;
        }
        return _protector.Protect(Bound(context, visit));
    }

    public bool Accepts(HttpContext context, string? token)
    {
        var visit = context.Request.Cookies[HostCookies.Name(context, Cookie)];
        if (string.IsNullOrEmpty(token) || string.IsNullOrEmpty(visit)) return false;
        try
        {
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(_protector.Unprotect(token)), Encoding.UTF8.GetBytes(Bound(context, visit)));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Bound(HttpContext context, string visit) =>
        visit + "|" + (context.Items[typeof(DeskPerson)] as DeskPerson)?.Id;
}
