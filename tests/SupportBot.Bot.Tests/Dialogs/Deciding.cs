using SupportBot.Bot.Dialogs;
using SupportBot.Knowledge.Guides;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Testing;

namespace SupportBot.Bot.Tests.Dialogs;

/// <summary>The policy over small content of its own, and the states and messages its tests speak of.</summary>
public abstract class Deciding : IDisposable
{
    protected SmallContent Content { get; } = new();

    protected DialogPolicy Policy { get; } = new(new DialogOptions());

    protected Decision Decide(ConversationState state, Heard heard) => Policy.Decide(state, heard, Content.Base);

    /// <summary>What a table compares: the decision's name and the rule behind it.</summary>
    protected string Decided(ConversationState state, Heard heard)
    {
        var decision = Decide(state, heard);
        return $"{decision.GetType().Name} {decision.Rule}";
    }

    protected static Heard Commanded(Command command) => Some.Heard("a command") with { Command = command };

    protected static Heard Replied(ReplyMeaning reply) => Some.Heard("a reply") with { Reply = reply };

    protected static Heard Choice(int index) => Replied(new ReplyMeaning.Choice(index));

    /// <summary>In the middle of the small guide, at its first question.</summary>
    protected ConversationState InGuide(bool free = false)
    {
        var turn = GuideRunner.Start(Content.Base.Guides, SmallContent.Guide, "en", new Dictionary<string, SafeText>());
        return Some.State(new Pending.GuideQuestion(3, free ? [] : [Some.Text("In a pool"), Some.Text("In an app")], free)) with { Guide = turn.Next };
    }

    /// <summary>After an article was shown.</summary>
    protected static ConversationState AfterArticle(string article = "miner-basics", string? guide = null, int notHelped = 0) =>
        Some.State(new Pending.WasHelpful(3, article, guide, Some.Options((OptionTarget.Yes, ""), (OptionTarget.No, ""), (OptionTarget.Person, "")))) with
        {
            Shown = [article],
            NotHelped = notHelped,
        };

    public void Dispose()
    {
        Content.Dispose();
        GC.SuppressFinalize(this);
    }
}
