using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>The Bot Framework channel (Teams, Azure Web Chat, Emulator, Playground); section <c>BotFramework</c>.</summary>
/// <remarks>
/// The defaults are Azure's public cloud. The US government cloud needs <see cref="Issuer"/> https://api.botframework.us,
/// <see cref="OpenIdMetadata"/> https://login.botframework.azure.us/v1/.well-known/openidconfiguration,
/// <see cref="LoginAuthority"/> https://login.microsoftonline.us, <see cref="Scope"/> https://api.botframework.us/.default and
/// its service hosts among <see cref="AdditionalServiceOrigins"/>.
/// </remarks>
public sealed class BotFrameworkOptions : IValidatableObject
{
    public const string Section = "BotFramework";

    /// <summary>Whether <c>/api/messages</c> is there at all.</summary>
    /// <value>Default true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The bot's Microsoft app id. Without one everybody is believed, so that is allowed in Development on loopback only.</summary>
    public string? AppId { get; set; }

    /// <summary>The app's client secret, for the tokens that go out.</summary>
    public string? AppPassword { get; set; }

    /// <summary>Directory of a single-tenant app; null for a multi-tenant app.</summary>
    public string? TenantId { get; set; }

    /// <summary>Who signs the channel's tokens.</summary>
    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the channel's signing keys are told.</summary>
    [Required]
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Believe the Emulator's tokens too. Development only.</summary>
    /// <value>Default false.</value>
    public bool AllowEmulator { get; set; }

    /// <summary>Where the Emulator's signing keys are told.</summary>
    [Required]
    public string EmulatorMetadata { get; set; } = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Who gives out the tokens that we send.</summary>
    [Required]
    public string LoginAuthority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>What the tokens that we send are for.</summary>
    [Required]
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>
    /// Origins besides Microsoft's where answers may go, e.g. <c>https://connector.example.org</c>. The operator's word:
    /// they may be on a private network; http is for loopback only.
    /// </summary>
    public IList<string> AdditionalServiceOrigins { get; set; } = [];

    /// <summary>Longest wait for one answer of a connector.</summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Most conversations that are sent to at the same time, and most connections to one host.</summary>
    /// <value>Default 64.</value>
    [Range(1, 1024)]
    public int MaxConcurrentSends { get; set; } = 64;

    /// <summary>How long a message may stay unsent before it is given up.</summary>
    /// <value>Default 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A bot's message that could not be sent is dropped once it is this old and the person has written again.</summary>
    /// <value>Default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Seed of the jitter between attempts; nodes should differ.</summary>
    /// <value>Default null: drawn at start.</value>
    public int? JitterSeed { get; set; }

    /// <summary>No app id: tokens are neither asked for nor sent.</summary>
    public bool IsAnonymous => string.IsNullOrWhiteSpace(AppId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsAnonymous && string.IsNullOrWhiteSpace(AppPassword))
            yield return Problem("AppPassword is empty. An app id needs its client secret, or nothing could be answered.", nameof(AppPassword));
        foreach (var (name, url) in new[] { (nameof(OpenIdMetadata), OpenIdMetadata), (nameof(EmulatorMetadata), EmulatorMetadata) })
            if (!IsHttps(url) && !IsLoopbackHttp(url))
                yield return Problem($"{name} is \"{url}\". It must be an https address (http on loopback only).", name);
        if (!IsHttps(LoginAuthority))
            yield return Problem($"LoginAuthority is \"{LoginAuthority}\". It must be an https address.", nameof(LoginAuthority));
        foreach (var origin in AdditionalServiceOrigins)
            if (!IsOrigin(origin))
                yield return Problem(
                    $"AdditionalServiceOrigins has \"{origin}\". Write a scheme and host, such as https://connector.example.org; http is for loopback only.",
                    nameof(AdditionalServiceOrigins));
    }

    private static ValidationResult Problem(string sentence, string member) => new($"{Section}:{sentence}", [member]);

    private static bool IsHttps(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsLoopbackHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;

    private static bool IsOrigin(string url) =>
        (IsHttps(url) || IsLoopbackHttp(url)) && new Uri(url) is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
}
