using Microsoft.Extensions.Options;
using SupportBot.Models;
using SupportBot.Models.Files;

namespace SupportBot.Bot.Hosting;

/// <summary>Registers the model being served and what keeps it fresh.</summary>
public static class ModelServing
{
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration, ModelSource source)
    {
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(source);
        // For those who look once; who lives longer than a turn asks the source.
        services.AddTransient(provider => provider.GetRequiredService<ModelSource>().Current);
        return services.AddHostedService<ModelWatch>();
    }
}

/// <summary>Looks for a promoted model as long as the host runs. Loading happens here, beside the turns.</summary>
public sealed partial class ModelWatch(ModelSource source, IOptions<ModelOptions> options, TimeProvider clock, ILogger<ModelWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (source.Problem is { } refusal)
            Refused(logger, refusal, source.Version);
        using var timer = new PeriodicTimer(options.Value.CheckEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Look();
    }

    private void Look()
    {
        var before = source.Problem;
        if (source.ReloadIfChanged())
            Taken(logger, source.Version);
        else if (source.Problem is { } refusal && refusal != before)
            Refused(logger, refusal, source.Version);
    }

    [LoggerMessage(1130, LogLevel.Information, "Model {Version} serves from now on (0 is the model the program came with)")]
    private static partial void Taken(ILogger logger, int version);

    [LoggerMessage(1131, LogLevel.Error, "A model was refused, and model {Version} goes on serving (0 is the model the program came with). {Refusal}")]
    private static partial void Refused(ILogger logger, string refusal, int version);
}
