using System.Text.RegularExpressions;

namespace SupportBot.Acceptance.Harness;

/// <summary>Finds a ticket reference in what the bot said.</summary>
public static partial class References
{
    public static string? Find(string text) => Shape().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex("SB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
