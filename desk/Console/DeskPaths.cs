using SupportBot.Desk.Console.Queue;

namespace SupportBot.Desk.Console;

/// <summary>Where everything is, in one place.</summary>
internal static class DeskPaths
{
    public const string Root = "/desk", SignIn = "/desk/sign-in", SignOut = "/desk/sign-out", Queue = "/desk/queue",
        People = "/desk/people", Stream = "/desk/stream";

    /// <summary>Changes with each build, so that no browser keeps an old style or script.</summary>
    private static readonly string Build = typeof(DeskPaths).Module.ModuleVersionId.ToString("N")[..8];

    public static string Styles { get; } = $"/_content/SupportBot.Desk/desk.css?v={Build}";

    public static string Script { get; } = $"/_content/SupportBot.Desk/desk.js?v={Build}";

    public static string Htmx { get; } = $"/vendor/htmx.min.js?v={Build}";

    public static string First(string secret) => $"/desk/first/{secret}";

    public static string Join(string secret) => $"/desk/join/{secret}";

    public static string View(QueueView view, int page = 1) =>
        page > 1 ? $"{Queue}?view={view.Key}&page={page}" : $"{Queue}?view={view.Key}";

    public static string Ticket(string reference, string? verb = null) =>
        $"/desk/tickets/{Uri.EscapeDataString(reference)}" + (verb is null ? "" : "/" + verb);

    public static string Person(string id, string verb) => $"/desk/people/{Uri.EscapeDataString(id)}/{verb}";
}
