using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>What a reply means to the question that is open, whatever words it came in.</summary>
public enum GuideReply
{
    /// <summary>Nothing of the below could be read from it.</summary>
    Unclear,
    Yes,
    No,
    /// <summary>"I don't know".</summary>
    Unsure,
    Worked,
    DidNotWork,
    AlreadyTried,
    /// <summary>"Skip this", "I won't do that".</summary>
    Skip,
}

/// <summary>What happens to a guide next.</summary>
public abstract record GuideInput
{
    private GuideInput() { }

    /// <summary>
    /// The user replied. <c>Choice</c> is an index into <see cref="PendingQuestion.Choices"/>, −1 when none was picked; <c>Text</c> is what
    /// was written (or the reference of an attachment), for questions that take free answers.
    /// </summary>
    public sealed record Answer(GuideReply Reply, int Choice, SafeText Text) : GuideInput
    {
        public static Answer Pick(int choice) => new(GuideReply.Unclear, choice, SafeText.Empty);

        public static Answer Of(GuideReply reply) => new(reply, -1, SafeText.Empty);

        public static Answer Written(SafeText text) => new(GuideReply.Unclear, -1, text);
    }

    /// <summary>
    /// A look-up came back; <c>Values</c> is null when the system could not answer. <c>StepId</c> is <see cref="LookUpRequest.StepId"/>:
    /// an answer that comes after the run has moved on changes nothing.
    /// </summary>
    public sealed record LookedUp(string StepId, IReadOnlyDictionary<string, SafeText>? Values) : GuideInput;

    /// <summary>To the previous question.</summary>
    public sealed record Back : GuideInput;

    /// <summary>The same again, in full.</summary>
    public sealed record Repeat : GuideInput;

    /// <summary>After something in between: the open question again, or the look-up again when one was on its way.</summary>
    public sealed record Resume : GuideInput;
}
