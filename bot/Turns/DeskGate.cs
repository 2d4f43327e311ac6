using SupportBot.Bot.Replies;
using SupportBot.Desk;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>What an agent does that reaches the person: each action is a turn of the conversation, so order and "once" hold for it too.</summary>
public sealed class DeskGate(IStore store, ITurns turns) : IConversationGate
{
    public Task<GateAnswer> ReplyAsync(DeskAction action, string rawText, CancellationToken cancellationToken) =>
        RunAsync(action, IncomingKind.AgentReplied, rawText, cancellationToken);

    public Task<GateAnswer> ResolveAsync(DeskAction action, string rawClosing, CancellationToken cancellationToken) =>
        RunAsync(action, IncomingKind.AgentResolved, rawClosing, cancellationToken);

    public Task<GateAnswer> HandBackAsync(DeskAction action, CancellationToken cancellationToken) =>
        RunAsync(action, IncomingKind.AgentHandedBack, "", cancellationToken);

    private async Task<GateAnswer> RunAsync(DeskAction action, IncomingKind kind, string rawText, CancellationToken cancellationToken)
    {
        var ticket = await store.LoadTicketAsync(action.TicketId, cancellationToken);
        if (ticket?.Row.ConversationId is not { } conversationId || await store.LoadConversationAsync(conversationId, cancellationToken) is not { } conversation)
            return GateAnswer.NotFound;
        var outcome = await turns.RunAsync(
            new Incoming
            {
                Kind = kind,
                Address = KeptJson.Read(conversation.Address, KeptBotJson.Kept.Address)!,
                ActivityId = "desk:" + action.FormId,
                RawText = rawText,
                Desk = new DeskOrigin(action.TicketId, action.AgentId, action.AgentName),
            },
            cancellationToken);
        return outcome.Status == TurnStatus.Redelivered ? GateAnswer.AlreadyDone : GateAnswer.Done;
    }
}
