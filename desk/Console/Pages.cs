using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportBot.Desk.Console.Access;
using SupportBot.Desk.Console.Shared;

namespace SupportBot.Desk.Console;

/// <summary>Answers with a page; every page knows who looks and carries the token of its forms.</summary>
internal static class Pages
{
    public static RazorComponentResult Show<TPage>(HttpContext context, Dictionary<string, object?> values, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        values["Me"] = context.Items[typeof(DeskPerson)] as DeskPerson;
        values["FormToken"] = context.RequestServices.GetRequiredService<FormGuard>().Issue(context);
        return new RazorComponentResult<TPage>(values) { StatusCode = status, PreventStreamingRendering = true };
    }

    public static RazorComponentResult Problem(HttpContext context, int status, string title, string text) =>
        Show<ProblemPage>(context, new() { ["Title"] = title, ["Text"] = text }, status);

    /// <summary>The same for what never was and what is not theirs to see.</summary>
    public static RazorComponentResult NotFound(HttpContext context) =>
        Problem(context, StatusCodes.Status404NotFound, "Not found", "There is no such page or ticket.");

    /// <summary>After an action: a page to load, so that a reload does not repeat the action.</summary>
    public static SeeOther After(string path) => new(path);

    internal sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
