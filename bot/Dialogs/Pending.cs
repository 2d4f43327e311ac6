using System.Text.Json.Serialization;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>A question the bot asked and waits to hear about.</summary>
/// <param name="AskedInTurn">The turn that asked; a button of an older turn is answered with "that step is over".</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PickOption), "option")]
[JsonDerivedType(typeof(WasHelpful), "helpful")]
[JsonDerivedType(typeof(GuideQuestion), "guide")]
[JsonDerivedType(typeof(Detail), "detail")]
[JsonDerivedType(typeof(PickLanguage), "language")]
[JsonDerivedType(typeof(IsSolved), "solved")]
[JsonDerivedType(typeof(LookUp), "lookup")]
[JsonDerivedType(typeof(IsHappening), "happening")]
public abstract record Pending(int AskedInTurn)
{
    /// <summary>The labels offered, in order; a reply may name one, its number or its place.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<SafeText> Choices => [];

    /// <summary>Which of these is it?</summary>
    public sealed record PickOption(int AskedInTurn, IReadOnlyList<Option> Options) : Pending(AskedInTurn)
    {
        [JsonIgnore]
        public override IReadOnlyList<SafeText> Choices => [.. Options.Select(option => option.Label)];
    }

    /// <summary>Did this article solve it? The labels are yes, no, maybe a guide, a person.</summary>
    public sealed record WasHelpful(int AskedInTurn, string ArticleId, string? GuideId, IReadOnlyList<Option> Options) : Pending(AskedInTurn)
    {
        [JsonIgnore]
        public override IReadOnlyList<SafeText> Choices => [.. Options.Select(option => option.Label)];
    }

    /// <summary>A question of the guide under way; a free one when there are no labels.</summary>
    public sealed record GuideQuestion(int AskedInTurn, IReadOnlyList<SafeText> Labels, bool IsFree) : Pending(AskedInTurn)
    {
        [JsonIgnore]
        public override IReadOnlyList<SafeText> Choices => Labels;
    }

    /// <summary>A detail for the ticket, asked before handing over.</summary>
    public sealed record Detail(int AskedInTurn, string Name) : Pending(AskedInTurn);

    public sealed record PickLanguage(int AskedInTurn, IReadOnlyList<Option> Options) : Pending(AskedInTurn)
    {
        [JsonIgnore]
        public override IReadOnlyList<SafeText> Choices => [.. Options.Select(option => option.Label)];
    }

    /// <summary>Is the resolved ticket solved for the person?</summary>
    public sealed record IsSolved(int AskedInTurn, string TicketId, string Reference, IReadOnlyList<Option> Options) : Pending(AskedInTurn)
    {
        [JsonIgnore]
        public override IReadOnlyList<SafeText> Choices => [.. Options.Select(option => option.Label)];
    }

    /// <summary>Is somebody taking money or access right now? Yes comes first.</summary>
    public sealed record IsHappening(int AskedInTurn, IReadOnlyList<SafeText> Labels) : Pending(AskedInTurn)
    {
        [JsonIgnore]
        public override IReadOnlyList<SafeText> Choices => Labels;
    }

    /// <summary>An operator's system is being asked; its answer comes as a turn of its own.</summary>
    public sealed record LookUp(int AskedInTurn, string EffectId, string StepId) : Pending(AskedInTurn);
}

/// <summary>One thing on offer and what choosing it leads to.</summary>
public sealed record Option(SafeText Label, OptionTarget Target, string Id);

public enum OptionTarget
{
    Article,
    Guide,
    Category,
    Language,
    Person,
    Yes,
    No,
    None,
}
