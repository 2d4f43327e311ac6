using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>Carries a decision out. Pure: replies, next state and effects come back; nothing is done yet.</summary>
public sealed class DialogActs
{
    private readonly TalkActs _talk;
    private readonly AnswerActs _answer;
    private readonly HandOverActs _handOver;
    private readonly GuideActs _guide;
    private readonly TicketActs _ticket;

    public DialogActs(ReplyTexts texts, ArticleWords words, TicketDesk desk, DialogOptions options)
    {
        _talk = new TalkActs(texts, words, options);
        _answer = new AnswerActs(_talk, words);
        _handOver = new HandOverActs(_talk, desk, options);
        _guide = new GuideActs(_talk, _handOver);
        _ticket = new TicketActs(_talk, desk);
    }

    public DialogStep Carry(Decision decision, ConversationState state, Heard heard, Scene scene)
    {
        var step = Act(decision, state, heard, scene);
        return Remember(WithNotices(step, state, heard, scene, decision), decision);
    }

    private DialogStep Act(Decision decision, ConversationState state, Heard heard, Scene scene)
    {
        if (state.Guide is null || decision is not (Decision.Answer or Decision.OfferChoices or Decision.AskOpen or Decision.NotOurSubject))
            return ActOn(decision, state, heard, scene);
        // Another problem came up within a guide: it is answered, and the guide does not come back by itself.
        var step = ActOn(decision, state with { Guide = null, Interruptions = 0 }, heard, scene);
        return step with { Replies = [Reply.Of(_talk.VoiceOf(state, scene).Say("guide_left")), .. step.Replies] };
    }

    private DialogStep ActOn(Decision decision, ConversationState state, Heard heard, Scene scene) => decision switch
    {
        Decision.Greet => _talk.Greet(state, scene),
        Decision.Answer { Instead: true } answer => _answer.AnswerInstead(state, scene, answer.Article),
        Decision.Answer answer => _answer.Answer(state, scene, answer.Article, answer.Console),
        Decision.ShowArticle show => Show(state, scene, show.ArticleId, heard),
        Decision.ExploreCategory explore => _talk.Explore(state, scene, explore.Category),
        Decision.OfferChoices offer => _talk.Offer(state, scene, offer.Articles),
        Decision.AskUrgent => _talk.AskUrgent(state, scene),
        Decision.AskOpen => _talk.AskOpen(state, scene, heard),
        Decision.StartGuide start => _guide.Start(state, scene, start.GuideId, start.Console),
        Decision.ContinueGuide next => _guide.Continue(state, scene, next.Input),
        Decision.AnswerThenResume between => _guide.Resume(state, scene, [_answer.InBetween(state, scene, between.Hit.Article)]),
        Decision.CollectDetail detail => _handOver.Collect(state, scene, detail.Name, detail.Value),
        Decision.HandOver handOver => _handOver.HandOver(state, scene, handOver.Reason),
        Decision.Distress => Distress(state, scene),
        Decision.SafetyStop stop => SafetyStop(state, scene, stop.Kind),
        Decision.TicketStatus status => _ticket.Status(state, scene, status.Reference),
        Decision.Reopen reopen => _ticket.Reopen(state, scene, reopen.Reference),
        Decision.Relay => new DialogStep([], state),
        Decision.AgentSays says => TicketActs.AgentSays(state, scene, says.Text),
        Decision.AgentResolves resolves => _ticket.AgentResolves(state, scene, resolves.Text),
        Decision.TakeBack => _ticket.TakeBack(state, scene),
        Decision.NotOurSubject => _talk.NotOurSubject(state, scene),
        Decision.Thanks => _talk.Say(state, scene, "thanks"),
        Decision.Goodbye => _talk.Say(state with { Pending = null }, scene, "goodbye"),
        Decision.Help => _talk.Say(state, scene, "help"),
        Decision.Restart => _talk.Restart(state, scene),
        Decision.LeaveGuide => _talk.Say(state with { Guide = null, Pending = null }, scene, "guide_left"),
        Decision.NoWayBack => _talk.Say(state, scene, "back_nothing"),
        Decision.Repeat => _talk.Repeat(state, scene),
        Decision.ChangeLanguage change => _talk.ChangeLanguage(state, scene, change.Language),
        Decision.Helped => _talk.Say(state with { Pending = null, Outcome = "resolved", NotHelped = 0, Case = new CaseFile(), Shown = [] }, scene, "helped"),
        Decision.NoteFeedback => _talk.Say(state, scene, "feedback_thanks"),
        Decision.KeepFile => KeepFile(state, scene, heard),
        Decision.StepIsOver => StepIsOver(state, scene),
        Decision.Silent => new DialogStep([], state),
        _ => throw new InvalidOperationException($"No act carries out {decision.GetType().Name}. Add it to DialogActs."),
    };

    private DialogStep Show(ConversationState state, Scene scene, string articleId, Heard heard) =>
        scene.Knowledge.Find(articleId, state.Language) is { } article
            ? _answer.Answer(state, scene, article, console: false)
            : _talk.AskOpen(state, scene, heard);

    /// <summary>The words come first; the ticket is opened with them, and nothing else is said.</summary>
    private DialogStep Distress(ConversationState state, Scene scene)
    {
        var opened = _handOver.HandOver(state, scene, HandOverReason.Distress);
        return opened with { Replies = [Reply.Of(_talk.VoiceOf(state, scene).Say("distress"))] };
    }

    /// <summary>Says what was removed and begins the safety guide; in a group only the warning, the rest in private.</summary>
    private DialogStep SafetyStop(ConversationState state, Scene scene, SecretKind kind)
    {
        var voice = _talk.VoiceOf(state, scene);
        var warning = Reply.Of(voice.Say(kind == SecretKind.RecoveryPhrase ? "secret_phrase" : "secret_key"));
        var file = state.Case with { Category = "security", Topic = "seed-leak", Urgent = true };
        var alarmed = state with { Case = file, Pending = null, Guide = null };
        if (scene.Address.IsGroup || scene.Knowledge.Guides.Find(DialogPolicy.SafetyGuide, state.Language) is null)
        {
            var passed = _handOver.HandOver(alarmed, scene, HandOverReason.UrgentSecurity);
            return passed with { Replies = [warning, .. passed.Replies] };
        }
        var guide = _guide.Start(alarmed, scene, DialogPolicy.SafetyGuide, console: false);
        return guide with { Replies = [warning, .. guide.Replies] };
    }

    private DialogStep KeepFile(ConversationState state, Scene scene, Heard heard)
    {
        var received = _talk.Say(state, scene, "attachment_received");
        return state.Pending is null && state.Case.Description.IsEmpty
            ? received with { Replies = [.. received.Replies, Reply.Of(_talk.VoiceOf(state, scene).Say("collect_description"))] }
            : received;
    }

    /// <summary>Tells that the button belongs to an earlier step and shows again what is asked now.</summary>
    private DialogStep StepIsOver(ConversationState state, Scene scene)
    {
        var over = _talk.Say(state, scene, "step_over");
        return over with { Replies = [.. over.Replies, .. state.LastReplies.Select(said => said.ToReply())] };
    }

    /// <summary>What must be said besides: the privacy line once, what was removed, what was cut, not in public.</summary>
    private DialogStep WithNotices(DialogStep step, ConversationState state, Heard heard, Scene scene, Decision decision)
    {
        if (step.Replies.Count == 0 || decision is Decision.AgentSays or Decision.AgentResolves or Decision.TakeBack)
            return step;
        var voice = _talk.VoiceOf(step.Next, scene);
        var replies = new List<Reply>(step.Replies);
        if (heard.Secrets.Count > 0 && decision is not Decision.SafetyStop)
            replies.Insert(0, Reply.Of(voice.Say("secret_other")));
        if (heard.WasCut)
            replies.Insert(0, Reply.Of(voice.Say("message_cut", ("limit", SafeText.Of(heard.Text.Length)))));
        if (heard.InPublic && state.Case.Category is "security" or "account" && decision is not Decision.SafetyStop)
            replies.Add(Reply.Of(voice.Say("group_private")));
        var next = step.Next;
        if (!next.Welcomed && decision is not Decision.Distress)
        {
            // A first message about a problem is answered first; the line about privacy goes with it, once.
            var line = _talk.PrivacyLine(next, scene);
            replies.Insert(decision is Decision.Greet ? replies.Count : 0, line);
            next = next with { Welcomed = true };
        }
        return step with { Replies = replies, Next = next };
    }

    private static DialogStep Remember(DialogStep step, Decision decision)
    {
        if (step.Replies.Count == 0 || decision is Decision.Repeat)
            return step;
        return step with { Next = step.Next with { LastReplies = [.. step.Replies.Select(reply => new SaidBefore(reply.Text, reply.Choices))] } };
    }

}
