using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.DirectLine.Page;
using SupportBot.Bot.Hosting;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0 of our own, for Web Chat and directlinejs as they are, and the page that uses it.</summary>
public static class DirectLineRegistration
{
    private const string Cors = "direct-line";

    /// <summary>Needs <see cref="IStore"/>, <see cref="Redactor"/> and <see cref="Turns.ITurns"/> beside it.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectLineOptions>()
            .Bind(configuration.GetSection(DirectLineOptions.Section))
            .PostConfigure(options => options.Folder = options.Folder.Length > 0
                ? options.Folder
                : configuration.GetSection(FolderOptions.Section).Get<FolderOptions>()?.Data ?? new FolderOptions().Data)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DirectLineOptions>>().Value);
        services.AddSingleton(provider => new DirectLineTokens(
            DirectLineKey.Load(provider.GetRequiredService<DirectLineOptions>()),
            provider.GetRequiredService<DirectLineOptions>().TokenLifetime,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DirectLineSecrets(provider.GetRequiredService<DirectLineOptions>().Secrets));
        services.AddSingleton(provider => new UploadFolder(
            Path.GetFullPath(Path.Combine(provider.GetRequiredService<DirectLineOptions>().Folder, "uploads")),
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<Redactor>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<UploadFolder>>()));
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<StreamHub>();
        services.AddSingleton<UploadReading>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<UploadEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<ChatTokenEndpoint>();
        services.AddSingleton<ChatPage>();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<DirectLineOptions>>((cors, options) =>
            cors.AddPolicy(Cors, policy => policy
                .WithOrigins([.. options.Value.Origins])
                .WithMethods("GET", "POST")
                .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
                .AllowCredentials()
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        return services;
    }

    /// <summary>Maps <c>/v3/directline</c>. Call <see cref="ChatPageRegistration.MapChatPage"/> beside it for the pages.</summary>
    public static WebApplication MapDirectLine(this WebApplication app)
    {
        app.UseWebSockets();
        app.UseCors();
        var services = app.Services;
        var tokens = services.GetRequiredService<TokenEndpoints>();
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var uploads = services.GetRequiredService<UploadEndpoints>();

        var all = app.MapGroup("/v3/directline").RequireCors(Cors).AddEndpointFilter<FaultFilter>();
        all.MapGet("/uploads/{uploadId}", uploads.GetAsync);
        all.MapGet("/conversations/{conversationId}/stream", services.GetRequiredService<StreamEndpoint>().RunAsync);

        var calls = all.MapGroup("").AddEndpointFilter<CallerFilter>();
        calls.MapPost("/tokens/generate", (Delegate)tokens.GenerateAsync);
        calls.MapPost("/tokens/refresh", (Delegate)tokens.RefreshAsync);
        calls.MapGet("/session/getsessionid", (Delegate)TokenEndpoints.SessionIdAsync);
        calls.MapPost("/conversations", (Delegate)conversations.StartAsync);
        calls.MapGet("/conversations/{conversationId}", (Delegate)conversations.ReconnectAsync);
        calls.MapGet("/conversations/{conversationId}/activities", (Delegate)conversations.ReadAsync);
        calls.MapPost("/conversations/{conversationId}/activities", (Delegate)conversations.PostAsync);
        calls.MapPost("/conversations/{conversationId}/upload", (Delegate)uploads.PostAsync);
        return app;
    }
}
