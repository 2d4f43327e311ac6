using Microsoft.Extensions.Logging;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Knowledge;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>
/// One turn, top to bottom: load, redact, understand, decide, act, save. Deciding is pure; saving is one transaction.
/// A conflict (somebody else changed the conversation or the ticket meanwhile) starts the turn again on the new state.
/// </summary>
public sealed class TurnRunner(
    IStore store,
    KnowledgeSource knowledge,
    Redactor redactor,
    Hearing hearing,
    DialogPolicy policy,
    DialogActs acts,
    TurnTools tools,
    TurnMeter meter,
    ILogger<TurnRunner> logger) : ITurns
{
    /// <summary>Attempts before giving up; each conflict means that somebody else succeeded.</summary>
    private const int Attempts = 8;

    private readonly ConversationLocks _locks = new();
    private readonly ConversationCache _recent = new();

    public async Task<TurnOutcome> RunAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        var began = tools.Clock.GetTimestamp();
        // The lock only saves work on this node; what keeps turns apart is the version in the store.
        using var held = await _locks.EnterAsync(incoming.Address.Key, cancellationToken);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var recent = _recent.Find(incoming.Address.Key);
            var kept = recent?.Record ?? await store.LoadConversationAsync(incoming.Address.Key, cancellationToken);
            var turn = await ThinkAsync(incoming, kept, recent?.State, attempt, cancellationToken);
            switch (await store.CommitAsync(turn.Commit, cancellationToken))
            {
                case CommitResult.Committed committed:
                    _recent.Keep(kept, turn.Commit.Conversation, turn.Next, committed);
                    meter.Count(incoming.Address.Channel, turn.Decision.Rule, tools.Clock.GetElapsedTime(began));
                    TurnLog.Done(logger, incoming.Address.Channel, turn.Decision.Rule, turn.Replies.Count);
                    return new TurnOutcome(TurnStatus.Done, turn.Replies, turn.EchoId);
                case CommitResult.Duplicate duplicate:
                    return await BeforeAsync(incoming, duplicate, cancellationToken);
                case CommitResult.Conflict conflict:
                    _recent.Forget(incoming.Address.Key);
                    TurnLog.Again(logger, conflict.Kind);
                    break;
            }
        }
        throw new StoreUnavailableException($"A turn met a conflict {Attempts} times in a row and was given up.");
    }

    private async Task<TurnOutcome> BeforeAsync(Incoming incoming, CommitResult.Duplicate duplicate, CancellationToken cancellationToken)
    {
        if (!duplicate.SameBody)
            TurnLog.SameIdOtherText(logger, incoming.Address.Channel);
        var stored = StoredReplies.Read(duplicate.StoredReplies);
        return new TurnOutcome(TurnStatus.Redelivered, await stored.LoadAsync(store, incoming.Address.Key, cancellationToken), stored.EchoId);
    }

    /// <summary>Everything up to saving. Reads the store, changes nothing.</summary>
    private async Task<ThoughtTurn> ThinkAsync(Incoming incoming, ConversationRecord? kept, ConversationState? known, int attempt, CancellationToken cancellationToken)
    {
        var now = tools.Clock.GetUtcNow();
        var state = known ?? (kept is null ? ConversationState.New with { Language = tools.FirstLanguage(incoming.Address.Locale) } : tools.Read(kept.State));
        var humanOwns = kept?.Owner == ConversationOwner.Human;
        var content = knowledge.Current;

        var redaction = redactor.Redact(incoming.RawText, state.Redaction);
        var values = tools.Redact(incoming.RawValues, redactor);
        var heard = hearing.Hear(incoming, redaction, state, content, humanOwns, values, now) with { Files = tools.Files(incoming, redactor) };
        if (incoming.Kind == IncomingKind.LookUpAnswered)
            heard = heard with { LookUp = new LookUpAnswer(incoming.EffectId ?? "", values.Count == 0 ? null : values) };

        var ready = Prepared(state, heard, redaction, humanOwns);
        var decision = policy.Decide(ready, heard, content);
        var scene = new Scene
        {
            Knowledge = content,
            Address = incoming.Address,
            Now = now,
            Ids = tools.Ids(incoming),
            Attempt = attempt,
            Tickets = await TicketsForAsync(decision, incoming.Address, cancellationToken),
            CurrentTicket = await CurrentTicketAsync(decision, state, incoming, cancellationToken),
            AgentName = redactor.Redact(incoming.Desk?.AgentName ?? "").Text,
        };
        var step = acts.Carry(decision, ready, heard, scene);
        var why = Explanation.Of(decision, heard);
        var writer = new TurnWriter(incoming, kept, heard, scene, decision, why);
        return writer.Write(step, scene.CurrentTicket, tools.Desk);
    }

    /// <summary>The state as the message finds it: turn counted, language followed, the case told further.</summary>
    private ConversationState Prepared(ConversationState state, Heard heard, Redaction redaction, bool humanOwns)
    {
        var next = state with { Turn = state.Turn + 1, Redaction = redaction.Next };
        if (heard.Kind is not (IncomingKind.Message or IncomingKind.Edited) || humanOwns)
            return next;
        if (heard.Reply is Models.ReplyMeaning.None && heard.Command is null)
            next = next with { Language = tools.Supported(hearing.LanguageFor(state, heard.Meaning), state.Language) };
        return next with { Case = tools.Told(next, heard) };
    }

    private async Task<IReadOnlyList<Ticket>> TicketsForAsync(Decision decision, Address address, CancellationToken cancellationToken)
    {
        if (decision is not Decision.TicketStatus)
            return [];
        var rows = await store.ListTicketsAsync(new TicketFilter(UserId: address.UserId), 50, 0, cancellationToken);
        var tickets = new List<Ticket>(rows.Count);
        foreach (var row in rows.OrderByDescending(row => row.CreatedAt))
            if (await store.LoadTicketAsync(row.TicketId, cancellationToken) is { } record && tools.Desk.From(record) is var ticket && ticket.Channel == address.Channel)
                tickets.Add(ticket);
        return tickets;
    }

    /// <summary>The one ticket the decision is about: the agent's, the one to reopen, or the one the person's words go to.</summary>
    private async Task<Ticket?> CurrentTicketAsync(Decision decision, ConversationState state, Incoming incoming, CancellationToken cancellationToken)
    {
        var id = decision switch
        {
            Decision.Reopen reopen => reopen.TicketId,
            Decision.Relay => state.TicketId,
            _ => incoming.Desk?.TicketId,
        };
        if (id is null)
            return null;
        return await store.LoadTicketAsync(id, cancellationToken) is { } record ? tools.Desk.From(record) : null;
    }
}
