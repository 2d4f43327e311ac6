namespace SupportBot.Knowledge;

/// <summary>One fault in the content, for its author.</summary>
/// <param name="File">Path relative to the content folder, with forward slashes.</param>
/// <param name="Line">1-based; 0 when the fault belongs to the whole file.</param>
/// <param name="Message">A full sentence: what is wrong and what would be right.</param>
public sealed record ContentProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
