namespace SupportBot.Bot.LookUps;

/// <summary>Registers look-ups in operators' systems.</summary>
public static class LookUpServices
{
    public static IServiceCollection AddLookUps(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LookUpOptions>().Bind(configuration.GetSection(LookUpOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 16 }) { Timeout = Timeout.InfiniteTimeSpan });
        services.AddSingleton<LookUpClient>();
        services.AddHostedService<LookUpWorker>();
        return services;
    }
}
