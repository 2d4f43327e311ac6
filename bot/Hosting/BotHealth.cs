using System.Globalization;
using System.Text;
using SupportBot.Knowledge;
using SupportBot.Models.Files;
using SupportBot.Store;

namespace SupportBot.Bot.Hosting;

/// <summary>Health for operators and machines: alive, ready (and why not), and numbers in the Prometheus text format.</summary>
public static class BotHealth
{
    public static IServiceCollection AddBotHealth(this IServiceCollection services) => services.AddSingleton<MetricsText>().AddHostedService(provider => provider.GetRequiredService<MetricsText>()).AddHostedService<Housekeeping>();

    public static void MapBotHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Json(new Dictionary<string, string> { ["status"] = "alive" }));
        routes.MapGet("/health/ready", ReadyAsync);
        routes.MapGet("/metrics", async (MetricsText metrics, IStore store, ModelSource models, CancellationToken cancellationToken) =>
        {
            var outbox = await store.CountOutboxAsync(cancellationToken);
            var text = new StringBuilder(metrics.Write());
            text.Append(CultureInfo.InvariantCulture, $"# TYPE supportbot_outbox_rows gauge\nsupportbot_outbox_rows{{state=\"waiting\"}} {outbox.Waiting}\nsupportbot_outbox_rows{{state=\"dead\"}} {outbox.Dead}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE supportbot_model_version gauge\nsupportbot_model_version {models.Version}\n# TYPE supportbot_model_refused gauge\nsupportbot_model_refused {(models.Problem is null ? 0 : 1)}\n");
            return TypedResults.Text(text.ToString(), "text/plain; version=0.0.4");
        });
    }

    private static async Task<IResult> ReadyAsync(IStore store, KnowledgeSource knowledge, ModelSource models, CancellationToken cancellationToken)
    {
        var health = await store.CheckHealthAsync(cancellationToken);
        var problems = new List<string>();
        if (health.Problem is { } problem)
            problems.Add(problem);
        if (knowledge.Problems.Count > 0)
            problems.Add($"The content was changed and has {knowledge.Problems.Count} problem(s); the version before is served. Run the check command to see them.");
        // The refusal itself names folders, and this page is open to all.
        if (models.Problem is not null)
            problems.Add($"A model was refused; {(models.Version == ModelStore.ShippedVersion ? "the shipped model" : $"model {models.Version}")} is served. The log names the file and the cure.");
        var status = !health.Works ? "unavailable" : problems.Count > 0 ? "degraded" : "ready";
        return TypedResults.Json(
            new { status, problems, waitingWrites = health.WaitingWrites, logBytes = health.LogBytes },
            statusCode: health.Works ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
