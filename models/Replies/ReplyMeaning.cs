namespace SupportBot.Models;

/// <summary>What a message means as a reply to the question that was asked.</summary>
public abstract record ReplyMeaning
{
    private ReplyMeaning() { }

    public sealed record Yes : ReplyMeaning;

    public sealed record No : ReplyMeaning;

    /// <param name="Index">Which of the choices, from 0.</param>
    public sealed record Choice(int Index) : ReplyMeaning;

    /// <summary>The person does not know.</summary>
    public sealed record Unknown : ReplyMeaning;

    /// <summary>It was done before, so it is not what helps.</summary>
    public sealed record AlreadyTried : ReplyMeaning;

    public sealed record Worked : ReplyMeaning;

    public sealed record DidNotWork : ReplyMeaning;

    /// <summary>The person would rather not answer this one.</summary>
    public sealed record Skip : ReplyMeaning;

    /// <summary>Not a reply: a question back, a new problem, a remark.</summary>
    public sealed record None : ReplyMeaning
    {
        public static None Instance { get; } = new();
    }
}
