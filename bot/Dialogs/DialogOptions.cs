using System.ComponentModel.DataAnnotations;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// The costs and limits the dialog decides by. Costs have one unit: what one unneeded question costs the person. Section "Dialog".
/// </summary>
public sealed class DialogOptions
{
    /// <summary>Showing an article that does not answer.</summary>
    /// <value>The default is 3.</value>
    [Range(0.0, 1000.0)]
    public double WrongAnswerCost { get; set; } = 3.0;

    /// <summary>Leading someone through a guide for another problem.</summary>
    /// <value>The default is 4: several steps are lost, not one.</value>
    [Range(0.0, 1000.0)]
    public double WrongGuideCost { get; set; } = 4.0;

    /// <summary>One question back.</summary>
    /// <value>The default is 1, the unit.</value>
    [Range(0.0, 1000.0)]
    public double QuestionCost { get; set; } = 1.0;

    /// <summary>Passing to a person: they wait, and somebody works.</summary>
    /// <value>The default is 2.4.</value>
    [Range(0.0, 1000.0)]
    public double HandOverCost { get; set; } = 2.4;

    /// <summary>Leaving a theft under way with an article.</summary>
    /// <value>The default is 20: with the other defaults the bot asks from a probability of 0.06 on.</value>
    [Range(0.0, 10000.0)]
    public double MissedTheftCost { get; set; } = 20.0;

    /// <summary>Asking one question while a theft is under way.</summary>
    /// <value>The default is 3: from a probability of 0.26 on it is passed to a person at once.</value>
    [Range(0.0, 10000.0)]
    public double DelayedTheftCost { get; set; } = 3.0;

    /// <summary>Questions in a row, options or open, before a person takes over.</summary>
    [Range(1, 5)]
    public int QuestionsBeforeHandOver { get; set; } = 2;

    /// <summary>Answers in a row that did not help before a person takes over.</summary>
    [Range(1, 5)]
    public int AnswersBeforeHandOver { get; set; } = 2;

    /// <summary>Details asked before a ticket is made without them.</summary>
    [Range(0, 5)]
    public int DetailsAskedAtMost { get; set; } = 3;

    /// <summary>Detection changes the language of the replies from this probability on.</summary>
    [Range(0.5, 1.0)]
    public double LanguageConfidence { get; set; } = 0.85;

    /// <summary>Options shown with one question.</summary>
    [Range(2, 4)]
    public int OptionsShown { get; set; } = 3;

    /// <summary>Characters of a message that are read.</summary>
    [Range(500, 20000)]
    public int MessageCharacters { get; set; } = 8000;

    /// <summary>Absolute address of the privacy page, named in the first reply; null to leave it out (the chat page has a link of its own).</summary>
    public Uri? PrivacyLink { get; set; }
}
