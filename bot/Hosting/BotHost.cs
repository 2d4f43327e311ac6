using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Channels.DirectLine;
using SupportBot.Bot.Channels.DirectLine.Page;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.LookUps;
using SupportBot.Bot.Turns;
using SupportBot.Desk;
using SupportBot.Knowledge;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Hosting;

/// <summary>Puts the rooms together. A table of contents: each room adds and maps itself.</summary>
public static class BotHost
{
    public const string DefaultAddress = "http://localhost:3978";

    /// <summary>
    /// Options are read once, so nobody would see a change; the watcher looks at everything below the folder, and with the
    /// database there each commit woke it: 8 % of the processor under load.
    /// </summary>
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Reads and checks everything, brings the database to this version, and builds the application; nothing listens yet.</summary>
    /// <exception cref="StartException">Something is not in order; the message says what.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, bool listens = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [NoReload, .. args], ContentRootPath = ContentRoot(args) });
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["settings"] is { Length: > 0 } settings)
            builder.Configuration.AddJsonFile(Path.GetFullPath(settings), optional: false);
        if (!listens)
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        else if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultAddress);

        var folders = builder.Configuration.GetSection(FolderOptions.Section).Get<FolderOptions>() ?? new FolderOptions();
        var redactor = new Redactor();
        var knowledge = builder.Configuration.GetSection(KnowledgeOptions.Section).Get<KnowledgeOptions>() ?? new KnowledgeOptions();
        var models = builder.Configuration.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new ModelOptions();
        var loaded = StartChecks.Load(folders, models, knowledge, redactor);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(redactor);
        services.AddSingleton(loaded.Texts);
        services.AddModels(builder.Configuration, loaded.Models);
        services.AddStore(builder.Configuration);
        services.AddKnowledge();
        services.AddDesk(builder.Configuration);
        services.AddTurns(builder.Configuration);
        services.AddLookUps(builder.Configuration);
        services.AddBotFramework(builder.Configuration);
        services.AddDirectLine(builder.Configuration);
        services.PostConfigure<DirectLineOptions>(directLine => directLine.Folder = directLine.Folder.Length > 0 ? directLine.Folder : folders.Data);
        services.PostConfigure<StoreOptions>(store => store.Path = store.Path.Length > 0 ? store.Path : Path.Combine(folders.Data, "supportbot.db"));
        services.AddBotHealth();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.AddDataProtection().SetApplicationName("SupportBot").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetFullPath(folders.Data), "keys")));

        var app = builder.Build();
        await PrepareAsync(app, folders);
        app.UseLastResort();
        app.UseDraining();
        app.UseWebSockets();
        app.MapStaticAssets();
        app.MapBotFramework();
        app.MapDirectLine();
        app.MapChatPage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDesk();
        app.MapBotHealth();
        return app;
    }

    /// <summary>Options first, then the folder, then the database: what fails early leaves nothing behind.</summary>
    private static async Task PrepareAsync(WebApplication app, FolderOptions folders)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        AnonymousGuard.Check(app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value, app.Environment);
        StartChecks.EnsurePortsAreFree(app.Configuration["urls"] ?? DefaultAddress);
        StartChecks.EnsureWritable(folders.Data);
        var store = app.Services.GetRequiredService<IStore>();
        await store.MigrateAsync();
        app.Services.GetRequiredService<SecretHolder>().Secret = await InstallationSecrets.EnsureAsync(store, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    /// <summary>The project's folder under <c>dotnet run</c>, else the program's own, so that settings and pages are found from anywhere.</summary>
    private static string ContentRoot(string[] args)
    {
        var here = Directory.GetCurrentDirectory();
        return args.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || File.Exists(Path.Combine(here, "appsettings.json"))
            ? here
            : AppContext.BaseDirectory;
    }
}
