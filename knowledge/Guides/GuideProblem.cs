namespace SupportBot.Knowledge.Guides;

public enum GuideFault
{
    Unreadable, TooLarge, TooDeep, TooManyAliases, DuplicateKey, NotPlainData,
    UnknownKey, MissingKey, MissingText, WrongValue, DuplicateId, TextTooLong,
    UnknownStep, DeadEnd, MissingBranch, UnreachableStep, UnreachableBranch, EndlessLoop,
    UnknownSlot, UnsetSlot, UnusedSlot,
    UnknownGuide, CallsItself,
    ForeignLink, AsksForSecret, HoldsSecret,
    MissingTranslation, ExtraTranslation, TranslationDiffers,
}

/// <summary>
/// A fault in a guide's file. <c>File</c> is relative to the folder that was loaded, <c>Line</c> counts from 1; <c>Path</c> is the shortest
/// way from the start that shows it, empty where no way is needed (a misspelt key) or none exists (a step nobody reaches).
/// </summary>
public sealed record GuideProblem(string File, int Line, GuideFault Fault, string Message, string Path)
{
    public override string ToString() => $"{File}:{Line}: {Message}{(Path.Length > 0 ? $" Path: {Path}" : "")}";
}

/// <summary>Collects the problems of one file.</summary>
internal sealed class GuideProblems(string file)
{
    private readonly List<GuideProblem> _found = [];

    public string File => file;

    public IReadOnlyList<GuideProblem> Found => _found;

    public void Add(GuideFault fault, int line, string message, string path = "") =>
        _found.Add(new GuideProblem(file, line, fault, message, path));
}
