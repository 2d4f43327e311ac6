namespace SupportBot.Knowledge;

/// <summary>The content cannot be served. The message lists every problem, one a line.</summary>
public sealed class ContentException(string directory, IReadOnlyList<ContentProblem> problems)
    : Exception($"The content in {directory} has {problems.Count} problem(s):\n{string.Join('\n', problems)}")
{
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
