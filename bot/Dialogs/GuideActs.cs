using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>Leading through a guide in the chat: its words become replies, its question becomes what is pending, its end an end here.</summary>
public sealed class GuideActs(TalkActs talk, HandOverActs handOver)
{
    /// <summary>The slot in which guides keep a transaction hash.</summary>
    private const string TransactionSlot = "tx";

    public DialogStep Start(ConversationState state, Scene scene, string guideId, bool console)
    {
        var guides = scene.Knowledge.Guides;
        var turn = GuideRunner.Start(guides, guideId, state.Language, Known(state, scene));
        var title = guides.Find(guideId, state.Language)!.Title;
        var opening = Reply.Of(talk.VoiceOf(state, scene).Say(console ? "guide_start_empathy" : "guide_start", ("title", title)));
        var started = state with { NotUnderstood = 0, NotHelped = 0, Interruptions = 0, Consoled = console, Case = Labelled(state.Case, guides.Find(guideId, state.Language)!) };
        return Carry(started, scene, turn, [opening]);
    }

    public DialogStep Continue(ConversationState state, Scene scene, GuideInput input)
    {
        var turn = GuideRunner.Advance(scene.Knowledge.Guides, state.Guide!, input);
        var sameQuestion = turn.Next.StepId == state.Guide!.StepId && turn.Next.FixId == state.Guide.FixId;
        if (sameQuestion && input is GuideInput.Answer && state.Interruptions > 0 && state.Interruptions + turn.Next.Attempts > DialogPolicy.QuestionAgainAtMost)
            return handOver.HandOver(state with { Interruptions = 0 }, scene, HandOverReason.NotUnderstood);
        return Carry(sameQuestion ? state : state with { Interruptions = 0 }, scene, turn, []);
    }

    /// <summary>The guide's open question again, after something in between.</summary>
    public DialogStep Resume(ConversationState state, Scene scene, IReadOnlyList<Reply> before)
    {
        var resume = Reply.Of(talk.VoiceOf(state, scene).Say("guide_resume"));
        var interrupted = state with { Interruptions = state.Interruptions + 1 };
        return Carry(interrupted, scene, GuideRunner.Advance(scene.Knowledge.Guides, state.Guide!, new GuideInput.Resume()), [.. before, resume]);
    }

    private DialogStep Carry(ConversationState state, Scene scene, GuideTurn turn, IReadOnlyList<Reply> before)
    {
        var replies = new List<Reply>(before);
        replies.AddRange(turn.Says.Select(say => Reply.Of(say.Text)));
        var next = state with { Guide = turn.End is null ? turn.Next : null, Case = Learned(state.Case, turn.Next) };
        if (turn.End is { } end)
            return End(next, scene, end, replies);
        if (turn.LookUp is { } lookUp)
            return Ask(next, scene, lookUp, replies);
        if (turn.Question is not { } question)
            return new DialogStep(replies, next);
        replies.Add(Reply.Of(question.Text, [.. question.Choices.Select(choice => choice.Say)]));
        var pending = new Pending.GuideQuestion(state.Turn, [.. question.Choices.Select(choice => choice.Say)], question.Choices.Count == 0);
        // 64 hexadecimal digits alone are an answer here, not a key that slipped out.
        var memory = state.Redaction with { HashExpected = question.Slot == TransactionSlot };
        return new DialogStep(replies, next with { Pending = pending, Redaction = memory });
    }

    private DialogStep Ask(ConversationState state, Scene scene, LookUpRequest request, List<Reply> replies)
    {
        var effectId = scene.Ids.Make("look-up");
        replies.Add(Reply.Of(talk.VoiceOf(state, scene).Say("lookup_wait")));
        var next = state with { Pending = new Pending.LookUp(state.Turn, effectId, request.StepId) };
        return new DialogStep(replies, next) { LookUp = new LookUpOrder(effectId, request) };
    }

    private DialogStep End(ConversationState state, Scene scene, GuideEnd end, List<Reply> replies)
    {
        if (end.Kind == GuideEndKind.Resolved)
            return new DialogStep(replies, state with { Pending = null, Outcome = "resolved", NotHelped = 0 });
        var urgent = end.Priority is "critical";
        var passed = state with { Case = state.Case with { Urgent = state.Case.Urgent || urgent } };
        var step = handOver.HandOver(passed, scene, HandOverReason.GuideEnded, end.Team, end.Priority);
        return step with { Replies = [.. replies, .. step.Replies] };
    }

    /// <summary>What the guide may know from the start, so that it does not ask again.</summary>
    private static Dictionary<string, SafeText> Known(ConversationState state, Scene scene)
    {
        var known = new Dictionary<string, SafeText>(state.Case.Details) { ["user"] = SafeText.OfIdentifier(scene.Address.UserId), ["user_id"] = SafeText.OfIdentifier(scene.Address.UserId) };
        if (!state.Case.Description.IsEmpty)
            known["description"] = state.Case.Description;
        return known;
    }

    private static CaseFile Labelled(CaseFile file, Guide guide) => file with { Category = guide.Category, Topic = guide.Topic };

    private static CaseFile Learned(CaseFile file, GuideProgress progress)
    {
        var learned = file;
        foreach (var (slot, value) in progress.Slots)
            if (slot is not ("user" or "user_id" or "description" or "tried") && !value.IsEmpty)
                learned = learned.Details.GetValueOrDefault(slot) == value ? learned : learned.With(slot, value);
        foreach (var fix in progress.Tried)
            learned = learned.Did(SafeText.OfIdentifier($"{fix.GuideId}/{fix.FixId}:{fix.Outcome}"));
        return learned;
    }
}
