using SupportBot.Bot.Turns;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Guides;
using SupportBot.Knowledge.Search;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// Decides what to do with a message. Pure: the same state, message and knowledge give the same decision. The rules are
/// tried from the most pressing to the most ordinary one; the first that applies decides.
/// </summary>
public sealed class DialogPolicy(DialogOptions options)
{
    /// <summary>The guide for theft and posted secrets.</summary>
    public const string SafetyGuide = "security-compromised";

    /// <summary>How often a guide's question is asked again after words that did not answer it.</summary>
    public const int QuestionAgainAtMost = 2;

    private readonly ExpectedCost _cost = new(options);

    public Decision Decide(ConversationState state, Heard heard, KnowledgeBase knowledge) =>
        FromDesk(state, heard)
        ?? WhileHumanOwns(state, heard)
        ?? ForSafety(state, heard)
        ?? ForLookUp(state, heard)
        ?? ForCard(state, heard)
        ?? ForCommand(state, heard)
        ?? ForPending(state, heard, knowledge)
        ?? ForTicket(heard)
        ?? ForFiles(state, heard)
        ?? ForProblem(state, heard, knowledge);

    private static Decision? FromDesk(ConversationState state, Heard heard) => heard.Kind switch
    {
        IncomingKind.AgentReplied => new Decision.AgentSays("agent-replied", heard.Text),
        IncomingKind.AgentResolved => new Decision.AgentResolves("agent-resolved", heard.Text),
        IncomingKind.AgentHandedBack => new Decision.TakeBack("agent-handed-back"),
        IncomingKind.Joined when state.Welcomed => new Decision.Silent("joined-again"),
        IncomingKind.Joined when heard.HumanOwns => new Decision.Silent("human-owns"),
        IncomingKind.Joined => new Decision.Greet("joined"),
        IncomingKind.Left or IncomingKind.Deleted => new Decision.Silent("left-or-deleted"),
        _ => null,
    };

    /// <summary>Only an explicit "start over" gives the person the bot back; everything else goes to the human, in silence.</summary>
    private static Decision? WhileHumanOwns(ConversationState state, Heard heard)
    {
        if (!heard.HumanOwns)
            return null;
        if (heard.Kind is IncomingKind.Message && heard.Command is Command.StartOver)
            return new Decision.TakeBack("start-over-after-handover");
        return heard.Kind is IncomingKind.Message or IncomingKind.Edited ? new Decision.Relay("human-owns") : new Decision.Silent("human-owns");
    }

    private Decision? ForSafety(ConversationState state, Heard heard)
    {
        if (heard.Secrets.Count > 0 && heard.Secrets[0] is SecretKind.RecoveryPhrase or SecretKind.PrivateKey or SecretKind.ExtendedKey or SecretKind.Keystore or SecretKind.PemKey or SecretKind.HexKey)
            return new Decision.SafetyStop("secret-posted", heard.Secrets[0]);
        if (heard.Meaning is not { } meaning || heard.Kind is not (IncomingKind.Message or IncomingKind.Edited))
            return null;
        if (meaning.Tone.HasFlag(Tone.Distress))
            return new Decision.Distress("distress");
        if (heard.Command is not null || state.Guide?.GuideId == SafetyGuide || IsOnlyReply(state, heard))
            return null;
        return _cost.ForTheft(meaning) switch
        {
            UrgentCourse.PassOn => new Decision.HandOver("urgent-security", HandOverReason.UrgentSecurity),
            // Within a conversation about it, the question was answered already or another one is open.
            UrgentCourse.Ask when state.Pending is null && state.Guide is null => new Decision.AskUrgent("maybe-urgent"),
            _ => null,
        };
    }

    /// <summary>A few words or a button that answer what was asked; more words may tell of a theft besides, whatever they begin with.</summary>
    private static bool IsOnlyReply(ConversationState state, Heard heard) =>
        heard.Reply is not ReplyMeaning.None
        && (heard.Text.Value.Count(' ') < WordsOfReply && heard.Text.Length < LettersOfReply || state.Pending?.Choices.Contains(heard.Text) == true);

    private const int WordsOfReply = 5, LettersOfReply = 40;

    private static Decision? ForLookUp(ConversationState state, Heard heard)
    {
        if (heard.Kind != IncomingKind.LookUpAnswered)
            return null;
        return heard.LookUp is { } answer && state.Guide is not null && state.Pending is Pending.LookUp pending && pending.EffectId == answer.EffectId
            ? new Decision.ContinueGuide("look-up-answered", new GuideInput.LookedUp(pending.StepId, answer.Values))
            : new Decision.Silent("look-up-no-longer-awaited");
    }

    private static Decision? ForCard(ConversationState state, Heard heard)
    {
        if (heard.Kind == IncomingKind.Feedback)
            return new Decision.NoteFeedback("thumbs", heard.Values.GetValueOrDefault("reaction").Value == "like");
        if (heard.Values.Count == 0)
            return null;
        if (heard.Values.TryGetValue("action", out var action) && action.Value == "ticketStatus")
            return heard.Values.GetValueOrDefault("reference").Value is var reference && SafeText.IsIdentifier(reference)
                ? new Decision.TicketStatus("card-ticket-status", reference)
                : new Decision.TicketStatus("card-my-tickets", null);
        return heard.Text.IsEmpty ? new Decision.StepIsOver("card-of-earlier-step") : null;
    }

    private static Decision? ForCommand(ConversationState state, Heard heard) => heard.Command switch
    {
        Command.Human => new Decision.HandOver("asked-for-person", HandOverReason.AskedForPerson),
        Command.StartOver => new Decision.Restart("start-over"),
        Command.Repeat => new Decision.Repeat("repeat"),
        Command.Stop when state.Guide is not null => new Decision.LeaveGuide("stop"),
        Command.Back when state.Guide is not null => new Decision.ContinueGuide("back", new GuideInput.Back()),
        Command.Back => new Decision.NoWayBack("back-without-guide"),
        Command.Help => new Decision.Help("help"),
        Command.ChangeLanguage change => new Decision.ChangeLanguage("change-language", change.Language),
        Command.TicketStatus status => new Decision.TicketStatus("ticket-status", status.Reference ?? heard.TicketReference),
        Command.MyTickets => new Decision.TicketStatus("my-tickets", null),
        Command.Complaint => new Decision.HandOver("complaint", HandOverReason.Complaint),
        Command.Thanks when state.Pending is Pending.WasHelpful => new Decision.Helped("thanks-after-answer"),
        Command.Thanks => new Decision.Thanks("thanks"),
        Command.Goodbye => new Decision.Goodbye("goodbye"),
        Command.Greeting when state.Pending is null or Pending.PickOption => new Decision.Greet("greeting"),
        _ => null,
    };

    private Decision? ForPending(ConversationState state, Heard heard, KnowledgeBase knowledge) => state.Pending switch
    {
        Pending.GuideQuestion question when state.Guide is not null => ForGuideQuestion(state, question, heard, knowledge),
        Pending.LookUp when state.Guide is not null && heard.Reply is not ReplyMeaning.None => new Decision.Silent("look-up-under-way"),
        Pending.WasHelpful helpful => ForWasHelpful(state, helpful, heard, knowledge),
        Pending.PickOption pick => Picked(pick.Options, heard, "option-picked"),
        Pending.PickLanguage pick => Picked(pick.Options, heard, "language-picked"),
        Pending.IsSolved solved => ForIsSolved(solved, heard),
        Pending.IsHappening => ForIsHappening(state, heard, knowledge),
        Pending.Detail detail => ForDetail(state, detail, heard),
        _ => null,
    };

    private Decision? ForGuideQuestion(ConversationState state, Pending.GuideQuestion question, Heard heard, KnowledgeBase knowledge)
    {
        if (heard.Reply is not ReplyMeaning.None)
            return new Decision.ContinueGuide("guide-reply", GuideReplies.Of(heard.Reply, heard.Text));
        if (heard.Files.Count > 0 && heard.Text.IsEmpty)
            return new Decision.ContinueGuide("guide-file", GuideInput.Answer.Written(heard.Files[0].Name));
        // Whoever speaks of something else for the third time is not where the guide is: the words are a problem of their own.
        if (!question.IsFree && state.Interruptions > 0 && state.Interruptions + state.Guide!.Attempts >= QuestionAgainAtMost)
            return ForProblem(state, heard, knowledge);
        if (IsDigression(state, question, heard))
            return new Decision.AnswerThenResume("digression", heard.Hits[0]);
        return new Decision.ContinueGuide("guide-words", GuideInput.Answer.Written(heard.Text));
    }

    /// <summary>A question of its own with a good answer, about something else than the guide asks.</summary>
    private bool IsDigression(ConversationState state, Pending.GuideQuestion question, Heard heard) =>
        heard.Hits.Count > 0
        && heard.Text.Value.Length >= 12
        && (!question.IsFree || heard.Text.Value.TrimEnd().EndsWith('?') || heard.Text.Value.TrimEnd().EndsWith('？'))
        && _cost.OfAnswer(heard.Hits[0].Confidence) < options.QuestionCost
        && heard.Hits[0].Article.Guide != state.Guide?.GuideId;

    private Decision? ForWasHelpful(ConversationState state, Pending.WasHelpful asked, Heard heard, KnowledgeBase knowledge)
    {
        if (Picked(asked.Options, heard, "answer-option") is { } picked)
            return picked is Decision.HandOver { Reason: HandOverReason.DidNotHelp } ? AfterNotHelped(state, asked, heard, knowledge) : picked;
        return heard.Reply switch
        {
            ReplyMeaning.Yes or ReplyMeaning.Worked => new Decision.Helped("answer-helped"),
            ReplyMeaning.No or ReplyMeaning.DidNotWork or ReplyMeaning.AlreadyTried => AfterNotHelped(state, asked, heard, knowledge),
            _ => null,
        };
    }

    /// <summary>One more attempt, by the guide when there is one, then a person: never a third article.</summary>
    private Decision AfterNotHelped(ConversationState state, Pending.WasHelpful asked, Heard heard, KnowledgeBase knowledge)
    {
        if (state.NotHelped + 1 >= options.AnswersBeforeHandOver)
            return new Decision.HandOver("answers-did-not-help", HandOverReason.DidNotHelp);
        if (asked.GuideId is { } guide && knowledge.Guides.Find(guide, state.Language) is not null)
            return new Decision.StartGuide("guide-after-answer", guide, Console: false);
        var next = knowledge.Search(state.Case.Description, new SearchRequest(state.Language, heard.Now) { Category = state.Case.Category, Topic = state.Case.Topic, Top = 4 })
            .FirstOrDefault(hit => !state.Shown.Contains(hit.Article.Id));
        return next is not null && _cost.OfAnswer(next.Confidence) < options.HandOverCost
            ? new Decision.Answer("next-best-article", next.Article, Console: false) { Instead = true }
            : new Decision.HandOver("nothing-else-fits", HandOverReason.DidNotHelp);
    }

    private static Decision? Picked(IReadOnlyList<Option> offered, Heard heard, string rule)
    {
        var index = heard.Reply switch
        {
            ReplyMeaning.Choice choice => choice.Index,
            ReplyMeaning.No or ReplyMeaning.Unknown => IndexOf(offered, OptionTarget.None),
            _ => -1,
        };
        return index >= 0 && index < offered.Count ? ForOption(offered[index], rule) : null;
    }

    private static int IndexOf(IReadOnlyList<Option> offered, OptionTarget target)
    {
        for (var index = 0; index < offered.Count; index++)
            if (offered[index].Target == target)
                return index;
        return -1;
    }

    private static Decision? ForOption(Option option, string rule) => option.Target switch
    {
        OptionTarget.Guide => new Decision.StartGuide(rule, option.Id, Console: false),
        OptionTarget.Person => new Decision.HandOver(rule, HandOverReason.AskedForPerson),
        OptionTarget.Language => new Decision.ChangeLanguage(rule, option.Id),
        OptionTarget.Yes => new Decision.Helped(rule),
        OptionTarget.No => new Decision.HandOver(rule, HandOverReason.DidNotHelp),
        OptionTarget.Article => new Decision.ShowArticle(rule, option.Id),
        OptionTarget.Category => new Decision.ExploreCategory(rule, option.Id),
        OptionTarget.None => new Decision.AskOpen(rule + "-none"),
        _ => null,
    };

    private static Decision? ForIsSolved(Pending.IsSolved asked, Heard heard) => heard.Reply switch
    {
        ReplyMeaning.Yes or ReplyMeaning.Worked => new Decision.Helped("ticket-solved"),
        ReplyMeaning.No or ReplyMeaning.DidNotWork => new Decision.Reopen("still-broken", asked.TicketId, asked.Reference),
        ReplyMeaning.Choice { Index: 0 } => new Decision.Helped("ticket-solved"),
        ReplyMeaning.Choice => new Decision.Reopen("still-broken", asked.TicketId, asked.Reference),
        _ => null,
    };

    private Decision? ForIsHappening(ConversationState state, Heard heard, KnowledgeBase knowledge) => heard.Reply switch
    {
        ReplyMeaning.Yes or ReplyMeaning.Unknown or ReplyMeaning.Choice { Index: 0 } => new Decision.HandOver("urgent-confirmed", HandOverReason.UrgentSecurity),
        ReplyMeaning.No or ReplyMeaning.Choice => ForProblem(state, heard, knowledge),
        _ => null,
    };

    private static Decision? ForDetail(ConversationState state, Pending.Detail asked, Heard heard)
    {
        if (heard.Reply is ReplyMeaning.Skip or ReplyMeaning.Unknown)
            return new Decision.CollectDetail("detail-skipped", asked.Name, SafeText.Empty);
        if (heard.Text.IsEmpty && heard.Files.Count == 0)
            return null;
        return new Decision.CollectDetail("detail-given", asked.Name, heard.Text);
    }

    private static Decision? ForTicket(Heard heard) =>
        heard.TicketReference is { } reference && heard.Text.Length <= 120 ? new Decision.TicketStatus("ticket-reference", reference) : null;

    private static Decision? ForFiles(ConversationState state, Heard heard) =>
        heard.Text.IsEmpty && heard.Files.Count > 0 ? new Decision.KeepFile("file-without-words")
        : heard.Text.IsEmpty ? new Decision.Silent("empty")
        : null;

    /// <summary>A problem in the person's own words: the cheapest of guide, answer, options, question and person.</summary>
    private Decision ForProblem(ConversationState state, Heard heard, KnowledgeBase knowledge)
    {
        var console = !state.Consoled && heard.Meaning is { } meaning && (meaning.Tone.HasFlag(Tone.Complaint) || meaning.Urgent > 0.3f);
        var courses = _cost.Courses(state, heard, knowledge);
        Decision decision = ExpectedCost.Cheapest(courses) switch
        {
            Course.Guide guide => new Decision.StartGuide("cheapest-guide", guide.GuideId, console),
            Course.Answer answer => new Decision.Answer("cheapest-answer", answer.Article, console),
            Course.Offer offer => new Decision.OfferChoices("cheapest-options", offer.Articles),
            Course.Question => new Decision.AskOpen("cheapest-question"),
            Course.NotOurs => new Decision.NotOurSubject("out-of-scope"),
            _ => new Decision.HandOver("cheapest-handover", state.NotUnderstood > 0 ? HandOverReason.NotUnderstood : HandOverReason.CheapestExpectedCost),
        };
        return decision with { Courses = courses };
    }
}
