using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>What the runner itself says in a language, from <c>phrases.yaml</c> beside the guides.</summary>
/// <param name="DidItHelp">The question after a fix.</param>
/// <param name="Worked">The choice "it works now".</param>
/// <param name="DidNotWork">The choice "still the same".</param>
/// <param name="AlreadyTried">The choice "I had tried that".</param>
/// <param name="PickOne">Before the choices are offered again.</param>
/// <param name="SayAgain">Before a free question is asked again.</param>
/// <param name="NeedNumber">When a number was asked for and none came.</param>
/// <param name="Restarted">When the guide was changed so much that it starts again.</param>
/// <param name="HandOver">When a run ends with a person although no step says so.</param>
public sealed record GuidePhrases(
    SafeText DidItHelp,
    SafeText Worked,
    SafeText DidNotWork,
    SafeText AlreadyTried,
    SafeText PickOne,
    SafeText SayAgain,
    SafeText NeedNumber,
    SafeText Restarted,
    SafeText HandOver)
{
    internal static IReadOnlyList<string> Keys { get; } =
        ["did_it_help", "worked", "did_not_work", "already_tried", "pick_one", "say_again", "need_number", "restarted", "hand_over"];

    /// <summary>For a folder without <c>phrases.yaml</c>.</summary>
    public static GuidePhrases English { get; } = new(
        SafeText.OfConstant("Did that help?"),
        SafeText.OfConstant("It works now"),
        SafeText.OfConstant("Still the same"),
        SafeText.OfConstant("I had tried that already"),
        SafeText.OfConstant("Please choose one of these."),
        SafeText.OfConstant("Please say that once more in other words."),
        SafeText.OfConstant("Please answer with a number."),
        SafeText.OfConstant("These steps were updated in the meantime, so we start again from the top."),
        SafeText.OfConstant("I am passing this to a person, with everything you told me."));

    /// <summary>Texts in the order of <see cref="Keys"/>.</summary>
    internal static GuidePhrases From(IReadOnlyList<SafeText> texts) =>
        new(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], texts[8]);
}
