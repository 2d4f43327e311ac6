using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Guides;
using SupportBot.Knowledge.Search;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// What the bot does next: the closed set. Deciding is pure; carrying a decision out makes replies, the next state and
/// effects. <see cref="Rule"/> names the rule that decided, for <c>why</c>.
/// </summary>
public abstract record Decision(string Rule)
{
    /// <summary>What was compared, where the cheapest course decided; for <c>why</c>.</summary>
    public IReadOnlyList<Course> Courses { get; init; } = [];

    /// <summary>Say hello, once with the privacy line.</summary>
    public sealed record Greet(string Rule) : Decision(Rule);

    /// <summary>Show an article, name it, ask whether it helped.</summary>
    public sealed record Answer(string Rule, Article Article, bool Console) : Decision(Rule)
    {
        /// <summary>The answer before this one did not help.</summary>
        public bool Instead { get; init; }
    }

    /// <summary>One question with the best few options.</summary>
    public sealed record OfferChoices(string Rule, IReadOnlyList<Article> Articles) : Decision(Rule);

    /// <summary>Show the article the person picked.</summary>
    public sealed record ShowArticle(string Rule, string ArticleId) : Decision(Rule);

    /// <summary>The person picked a category: offer its most asked problems.</summary>
    public sealed record ExploreCategory(string Rule, string Category) : Decision(Rule);

    /// <summary>One open question.</summary>
    public sealed record AskOpen(string Rule) : Decision(Rule);

    /// <summary>It may be a theft under way: ask whether it is happening now.</summary>
    public sealed record AskUrgent(string Rule) : Decision(Rule);

    public sealed record StartGuide(string Rule, string GuideId, bool Console) : Decision(Rule);

    public sealed record ContinueGuide(string Rule, GuideInput Input) : Decision(Rule);

    /// <summary>Answer the question in between, then come back to the guide's question.</summary>
    public sealed record AnswerThenResume(string Rule, Hit Hit) : Decision(Rule);

    /// <summary>Keep a detail for the ticket, then ask for the next one or hand over.</summary>
    public sealed record CollectDetail(string Rule, string Name, SafeText Value) : Decision(Rule);

    /// <summary>Pass to a person: at once when urgent, else after at most a few questions.</summary>
    public sealed record HandOver(string Rule, HandOverReason Reason) : Decision(Rule);

    /// <summary>State of one ticket, or of all the person's tickets when <see cref="Reference"/> is null.</summary>
    public sealed record TicketStatus(string Rule, string? Reference) : Decision(Rule);

    /// <summary>A human owns the conversation: the message goes to the ticket and the bot is silent.</summary>
    public sealed record Relay(string Rule) : Decision(Rule);

    /// <summary>A secret was posted: say so, and begin the safety guide.</summary>
    public sealed record SafetyStop(string Rule, SecretKind Kind) : Decision(Rule);

    /// <summary>Hints at self-harm: a short kind reply and an urgent handover, nothing else.</summary>
    public sealed record Distress(string Rule) : Decision(Rule);

    public sealed record NotOurSubject(string Rule) : Decision(Rule);

    public sealed record Thanks(string Rule) : Decision(Rule);

    public sealed record Goodbye(string Rule) : Decision(Rule);

    public sealed record Restart(string Rule) : Decision(Rule);

    /// <summary>Change to a language, or ask which when <see cref="Language"/> is null or unknown.</summary>
    public sealed record ChangeLanguage(string Rule, string? Language) : Decision(Rule);

    /// <summary>The person has enough of the guide: put it aside, ask nothing.</summary>
    public sealed record LeaveGuide(string Rule) : Decision(Rule);

    /// <summary>"Back" where nothing is to go back to.</summary>
    public sealed record NoWayBack(string Rule) : Decision(Rule);

    public sealed record Repeat(string Rule) : Decision(Rule);

    public sealed record Help(string Rule) : Decision(Rule);

    /// <summary>The person said that the answer helped.</summary>
    public sealed record Helped(string Rule) : Decision(Rule);

    /// <summary>A ticket was resolved and it is still broken: open it again.</summary>
    public sealed record Reopen(string Rule, string TicketId, string Reference) : Decision(Rule);

    /// <summary>Thumbs from the channel: note it and say thank you.</summary>
    public sealed record NoteFeedback(string Rule, bool Positive) : Decision(Rule);

    /// <summary>A file without words: keep it with the case and ask for words when none were said yet.</summary>
    public sealed record KeepFile(string Rule) : Decision(Rule);

    /// <summary>A button of an earlier step.</summary>
    public sealed record StepIsOver(string Rule) : Decision(Rule);

    /// <summary>Nothing to say.</summary>
    public sealed record Silent(string Rule) : Decision(Rule);

    /// <summary>An agent's message into the chat.</summary>
    public sealed record AgentSays(string Rule, SafeText Text) : Decision(Rule);

    /// <summary>An agent resolved the ticket.</summary>
    public sealed record AgentResolves(string Rule, SafeText Text) : Decision(Rule);

    /// <summary>An agent gave the conversation back.</summary>
    public sealed record TakeBack(string Rule) : Decision(Rule);
}

public enum HandOverReason
{
    AskedForPerson,
    UrgentSecurity,
    Distress,
    NotUnderstood,
    DidNotHelp,
    GuideEnded,
    CheapestExpectedCost,
    Complaint,
}
