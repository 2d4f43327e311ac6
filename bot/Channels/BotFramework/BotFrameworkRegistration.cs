using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotFramework;

public static class BotFrameworkRegistration
{
    private const string Messages = "/api/messages";

    /// <summary>
    /// Registers the channel from section <c>BotFramework</c>: endpoint, connector and the sender of the outbox. Needs
    /// <c>ITurns</c> and <c>IStore</c>, migrated before the host starts.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotFrameworkOptions>()
            .Bind(configuration.GetSection(BotFrameworkOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceUrls>();
        services.AddSingleton(provider => new TokenValidator(
            provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value,
            new HttpClient { Timeout = TimeSpan.FromSeconds(10) },
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConnectorClient>(
            provider,
            ConnectorHttp.Create(provider.GetRequiredService<ServiceUrls>(), provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value)));
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService<AnonymousGuard>();
        return services;
    }

    /// <summary>Maps POST /api/messages; other verbs get 405. Nothing when the channel is off.</summary>
    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        var provider = routes.ServiceProvider;
        if (!provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.Enabled) return routes;
        var endpoint = provider.GetRequiredService<MessagesEndpoint>();
        routes.MapPost(Messages, endpoint.HandleAsync);
        return routes;
    }
}
