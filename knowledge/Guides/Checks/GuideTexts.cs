namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>What a text of a guide is for.</summary>
public enum TextRole { Told, FreeQuestion, ChoiceQuestion, Choice, Fix, With }

public sealed record GuidePart(TextRole Role, GuideText Text, int Line);

internal static class GuideTexts
{
    /// <summary>All texts of a step, in reading order.</summary>
    public static IEnumerable<GuidePart> Of(GuideStep step) => step switch
    {
        GuideStep.Say say => [new(TextRole.Told, say.Text, step.Line)],
        GuideStep.Ask { Takes: AnswerKind.Choice } ask =>
            ask.Choices.Select(choice => new GuidePart(TextRole.Choice, choice.Say, choice.Line)).Prepend(new(TextRole.ChoiceQuestion, ask.Text, step.Line)),
        GuideStep.Ask ask => [new(TextRole.FreeQuestion, ask.Text, step.Line)],
        GuideStep.LookUp lookUp => lookUp.With.Values.Select(text => new GuidePart(TextRole.With, text, step.Line)),
        GuideStep.TryFixes fixes => fixes.Fixes.Select(fix => new GuidePart(TextRole.Fix, fix.Say, fix.Line)),
        GuideStep.Resolved resolved => [new(TextRole.Told, resolved.Text, step.Line)],
        GuideStep.HandOff { Meanwhile: { } meanwhile } handOff => [new(TextRole.Told, meanwhile, step.Line), new(TextRole.Told, handOff.Text, step.Line)],
        GuideStep.HandOff handOff => [new(TextRole.Told, handOff.Text, step.Line)],
        _ => [],
    };
}
