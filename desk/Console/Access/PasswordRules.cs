namespace SupportBot.Desk.Console.Access;

/// <summary>What a password must be. No rules on kinds of characters: length is what counts (ASVS 5.0, 6.2).</summary>
internal static class PasswordRules
{
    public const int Shortest = 12, Longest = 200;

    private const int FewestDifferent = 5;

    /// <returns>A sentence for the person, or null when the password will do.</returns>
    public static string? Problem(string password, params ReadOnlySpan<string> known)
    {
        if (password.Length < Shortest) return $"Use at least {Shortest} characters. A few words in a row are fine.";
        if (password.Length > Longest) return $"Use at most {Longest} characters.";
        if (password.Distinct().Count() < FewestDifferent) return "Use more different characters.";
        foreach (var word in known)
            if (word.Length >= 4 && password.Length < word.Length + Shortest && password.Contains(word, StringComparison.OrdinalIgnoreCase))
                return "Leave out your name and e-mail address.";
        return null;
    }
}
