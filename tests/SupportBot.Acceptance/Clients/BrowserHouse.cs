using Microsoft.Playwright;
using SupportBot.Acceptance.Harness;
using Xunit;

namespace SupportBot.Acceptance.Clients;

/// <summary>A bot, its desk with an administrator already signed in, and Chromium, for all tests in a browser.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    public const string Email = "mira@desk.example";
    public const string Password = "a quiet harbour at dawn";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private BotProcess? _bot;
    private string? _signedIn;

    public BotProcess Bot => _bot ?? throw new InvalidOperationException("There is no browser, so no bot was started.");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Needed.Chromium))
            return;
        _bot = await BotProcess.StartNewAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Needed.Chromium, Args = Arguments });
        _signedIn = await SetUpDeskAsync(_bot);
    }

    /// <summary>A person's window with the chat in it.</summary>
    public async Task<ChatWindow> OpenChatAsync(Looks? looks = null, BotProcess? bot = null) =>
        await ChatWindow.OpenAsync(await NewWindowAsync((bot ?? Bot).Address, looks ?? Looks.WideLight, null));

    /// <summary>Mira's window with the desk in it; she is signed in.</summary>
    public async Task<DeskWindow> OpenDeskAsync(Looks? looks = null) => new(await NewWindowAsync(Bot.Address, looks ?? Looks.WideLight, _signedIn));

    /// <summary>An empty window in which nobody is signed in.</summary>
    /// <param name="home">Whose pages will be opened; null for the bot.</param>
    public Task<Window> OpenAsync(Looks looks, Uri? home = null) => NewWindowAsync(home ?? Bot.Address, looks, null);

    private async Task<Window> NewWindowAsync(Uri home, Looks looks, string? state)
    {
        Needed.Browser();
        Assert.False(Bot.Program.HasExited, "The bot has ended:\n" + Bot.Program.Output);
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = home.ToString(),
            ColorScheme = looks.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = looks.Width, Height = looks.Height },
            Locale = "en-US",
            TimezoneId = "Europe/Madrid",
            StorageState = state,
        });
        context.SetDefaultTimeout(15_000);
        return await Window.OpenAsync(context, home);
    }

    private async Task<string> SetUpDeskAsync(BotProcess bot)
    {
        await using var window = await NewWindowAsync(bot.Address, Looks.WideLight, null);
        await window.Page.GotoAsync(await bot.AdministratorLinkAsync());
        await window.Page.GetByLabel("Your name").FillAsync("Mira");
        await window.Page.GetByLabel("E-mail").FillAsync(Email);
        await window.Page.GetByLabel("Password").FillAsync(Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/desk/queue**");
        window.HadNoProblems();
        return await window.Page.Context.StorageStateAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_bot is not null)
            await _bot.DisposeAsync();
    }
}

/// <summary>Size and colours of a window.</summary>
public sealed record Looks(string Name, int Width, int Height, bool Dark)
{
    public static Looks WideLight { get; } = new("wide-light", 1180, 860, false);

    public static Looks WideDark { get; } = new("wide-dark", 1180, 860, true);

    public static Looks PhoneLight { get; } = new("phone-light", 360, 740, false);

    public static Looks PhoneDark { get; } = new("phone-dark", 360, 740, true);

    public static Looks Narrowest { get; } = new("narrowest", 320, 640, false);

    public static IReadOnlyList<Looks> All { get; } = [WideLight, WideDark, PhoneLight, PhoneDark];
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHouse>
{
    public const string Name = "browser";
}
