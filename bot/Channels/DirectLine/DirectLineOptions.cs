using System.ComponentModel.DataAnnotations;
using SupportBot.Bot.Hosting;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>The self-hosted Direct Line and the chat page; section <c>DirectLine</c>.</summary>
public sealed class DirectLineOptions : IValidatableObject
{
    public const string Section = "DirectLine";

    /// <summary>Shortest accepted secret, in characters.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Folder of the signing key and of uploaded files; a relative path counts from the working folder.</summary>
    /// <value>Default empty: the installation's data folder (<see cref="FolderOptions.Data"/>).</value>
    public string Folder { get; set; } = "";

    /// <summary>Secrets with which other servers make tokens (<c>tokens/generate</c>). Never given to a browser. Several, so that one can be replaced while another works.</summary>
    /// <value>Default none: only our own page gets tokens.</value>
    public IList<string> Secrets { get; } = [];

    /// <summary>Origins of other sites whose pages may call Direct Line, such as <c>https://www.example.org</c>.</summary>
    /// <value>Default none: only our own page.</value>
    public IList<string> Origins { get; } = [];

    /// <summary>How people reach this installation, when a proxy in front changes scheme or host.</summary>
    /// <value>Default null: as the request says.</value>
    public Uri? PublicUrl { get; set; }

    /// <summary>32 or more bytes in Base64 that sign tokens; needed when several nodes serve the same people.</summary>
    /// <value>Default null: a key is made at the first start and kept in <see cref="Folder"/>.</value>
    public string? SigningKey { get; set; }

    /// <summary>How long a token is valid; clients renew at half of it.</summary>
    /// <value>Default 30 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "24:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long after its token's end a browser may still come back to its conversation.</summary>
    /// <value>Default 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan ResumeWithin { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Messages that a person may send at once; they come back at <see cref="MessagesPerSecond"/>.</summary>
    /// <value>Default 20.</value>
    [Range(1, 1_000_000)]
    public int MessageBurst { get; set; } = 20;

    /// <value>Default 2 a second: faster than anybody types.</value>
    [Range(1, 1_000_000)]
    public int MessagesPerSecond { get; set; } = 2;

    /// <summary>Tokens that one network address may ask for at once without a secret; they come back at one a second.</summary>
    /// <value>Default 60: a whole office behind one address.</value>
    [Range(1, 1_000_000)]
    public int TokenBurst { get; set; } = 60;

    /// <summary>Streams that may be open for one conversation; one more closes the oldest.</summary>
    /// <value>Default 8 (browser tabs).</value>
    [Range(1, 1000)]
    public int StreamsPerConversation { get; set; } = 8;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var secret in Secrets)
            if (secret is null || secret.Length < ShortestSecret)
                yield return new ValidationResult($"A secret in DirectLine:Secrets has fewer than {ShortestSecret} characters. Use a longer random one.", [nameof(Secrets)]);
        foreach (var origin in Origins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.GetLeftPart(UriPartial.Authority) != origin)
                yield return new ValidationResult($"DirectLine:Origins has \"{origin}\". An origin is scheme and host only, in lower case, for example https://www.example.org.", [nameof(Origins)]);
        if (PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            yield return new ValidationResult("DirectLine:PublicUrl must be an absolute address, for example https://support.example.org.", [nameof(PublicUrl)]);
        if (SigningKey is { } key && (!Convert.TryFromBase64String(key, new byte[key.Length], out var bytes) || bytes < DirectLineKey.Size))
            yield return new ValidationResult($"DirectLine:SigningKey must be Base64 of {DirectLineKey.Size} or more bytes.", [nameof(SigningKey)]);
    }
}
