namespace SupportBot.Knowledge.Articles;

/// <summary>
/// Which links may stand in an answer. A foreign link in an answer is the worst case here (phishing in our own name), so
/// only hosts that the operator lists, pages of this site, and nothing else.
/// </summary>
public sealed class LinkPolicy(IEnumerable<string> hosts)
{
    private readonly HashSet<string> _hosts = new(hosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Links within this site only.</summary>
    public static LinkPolicy OwnPages { get; } = new([]);

    public IReadOnlyCollection<string> Hosts => _hosts;

    public bool Allows(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || url.Contains('\\', StringComparison.Ordinal))
            return false;
        if (url[0] == '#')
            return true;
        if (url[0] == '/')
            return !url.StartsWith("//", StringComparison.Ordinal);

        return Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps
            && uri.UserInfo.Length == 0
            && uri.IsDefaultPort
            && _hosts.Contains(uri.IdnHost);
    }
}
