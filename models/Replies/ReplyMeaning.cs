namespace SupportBot.Models;

/// <summary>What a message means as a reply to the question that was asked.</summary>
public abstract record ReplyMeaning
{
    private ReplyMeaning() { }

    public sealed record Yes : ReplyMeaning;

    public sealed record No : ReplyMeaning;

    /// <param name="Index">Which of the choices, from 0.</param>
    public sealed record Choice(int Index) : ReplyMeaning;

    /// <summary>The person does not know, or does not know how to find out.</summary>
    public sealed record Unknown : ReplyMeaning;

    /// <summary>It was done before, so it is not what helps.</summary>
    public sealed record AlreadyTried : ReplyMeaning;

    public sealed record Worked : ReplyMeaning;

    public sealed record DidNotWork : ReplyMeaning;

    /// <summary>The person would rather not answer this one.</summary>
    public sealed record Skip : ReplyMeaning;

    /// <summary>Not a reply: a question back, a new problem, a remark. The cases below say which, where that is known; whoever asks for none gets them too.</summary>
    public record None : ReplyMeaning
    {
        public static None Instance { get; } = new();
    }

    /// <summary>The person asks something about the question, such as how to check it.</summary>
    public sealed record QuestionBack : None;

    /// <summary>Something said before was meant otherwise: "no, I meant the other wallet".</summary>
    /// <param name="Index">Which of the choices now offered is meant, from 0; null when it is none of them.</param>
    public sealed record Correction(int? Index) : None;

    /// <summary>Another problem than the one asked about.</summary>
    public sealed record NewIssue : None;
}
