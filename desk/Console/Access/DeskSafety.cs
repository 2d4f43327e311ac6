using Microsoft.AspNetCore.Http.Features;

namespace SupportBot.Desk.Console.Access;

/// <summary>What holds for every page and action of the desk: headers, and that unsafe requests come from our own pages.</summary>
internal sealed class DeskSafety(FormGuard forms) : IEndpointFilter
{
    private const long LargestForm = 128 * 1024;

    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    public static void AddHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (response.HttpContext.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        AddHeaders(http.Response);
        if (HttpMethods.IsGet(http.Request.Method)) return await next(context);
        return await IsOurOwnAsync(http) ? await next(context) : Pages.Problem(
            http, StatusCodes.Status400BadRequest, "This form is out of date", "Go back, load the page again and repeat what you did.");
    }

    private async Task<bool> IsOurOwnAsync(HttpContext http)
    {
        var request = http.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin")) return false;
        // Under no-referrer a browser says Origin: null for its own forms; then Sec-Fetch-Site and the token speak.
        if (request.Headers.Origin.ToString() is { Length: > 0 } and not "null" and var origin
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) return false;
        if (!request.HasFormContentType) return false;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestForm;
        var form = await request.ReadFormAsync(http.RequestAborted);
        return forms.Accepts(http, request.Headers[FormGuard.Header].FirstOrDefault() ?? form[FormGuard.Field].FirstOrDefault());
    }
}
