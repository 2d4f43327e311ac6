namespace SupportBot.Knowledge.Guides;

/// <summary>The words of the format: which names may be used, and the slots that every guide fills in the same sense.</summary>
public static class GuideNames
{
    /// <summary>What went wrong, in the user's words.</summary>
    public const string Description = "description";

    /// <summary>The fixes that were tried and what came of them; kept by the runner.</summary>
    public const string Tried = "tried";

    /// <summary>The text of the error message, or what the screenshot shows.</summary>
    public const string Error = "error";

    /// <summary>Device, operating system, browser, app or miner.</summary>
    public const string Device = "device";

    /// <summary>Since when, or when it happened, in the user's words.</summary>
    public const string When = "when";

    /// <summary>As the desk names them (SLA), most pressing first.</summary>
    public static IReadOnlyList<string> Priorities { get; } = ["critical", "high", "medium", "low"];

    /// <summary>Ids of guides, steps, choices and fixes: lower-case words joined by hyphens, at most 60 letters.</summary>
    public static bool IsId(string name) => IsWord(name, '-');

    /// <summary>Slots and look-up fields: lower-case words joined by underscores, at most 60 letters.</summary>
    public static bool IsSlotName(string name) => IsWord(name, '_');

    private static bool IsWord(string name, char joint)
    {
        if (name.Length is 0 or > 60 || !char.IsAsciiLetterLower(name[0]) || name[^1] == joint)
            return false;
        foreach (var letter in name)
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != joint)
                return false;
        return true;
    }
}
