using System.Globalization;
using SupportBot.Bot.Channels;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>A turn thought through, ready to be saved as one transaction.</summary>
/// <param name="Next">The state that the commit keeps, not yet as text.</param>
public sealed record ThoughtTurn(TurnCommit Commit, ConversationState Next, Decision Decision, IReadOnlyList<SafeText> Replies, string? EchoId);

/// <summary>Puts the result of a decision into the form that is saved: transcript, ticket, outbox, effects, state. Pure.</summary>
public sealed class TurnWriter(Incoming incoming, ConversationRecord? kept, Heard heard, Scene scene, Decision decision, Explanation why)
{
    private readonly Address _address = incoming.Address;
    private readonly List<TranscriptEntry> _transcript = [];
    private readonly List<OutboxMessage> _outbox = [];
    private readonly List<SafeText> _replies = [];
    private long _nextSeq = (kept?.LastSeq ?? 0) + 1;

    public ThoughtTurn Write(DialogStep step, Ticket? ticket, TicketDesk desk)
    {
        var owner = Owner(step);
        var epoch = (kept?.OwnerEpoch ?? 0) + (kept is not null && owner != kept.Owner || kept is null && owner == ConversationOwner.Human ? 1 : 0);
        var echo = WriteIncoming();
        var firstReply = _nextSeq;
        for (var number = 0; number < step.Replies.Count; number++)
            WriteReply(step.Replies[number], number, epoch);
        WriteExplanation();
        var stored = new StoredReplies(echo, firstReply, _replies.Count);
        var commit = new TurnCommit(
            new InboxKey(_address.Channel, _address.ConversationId, incoming.ActivityId),
            scene.Now,
            heard.Text.Truncate(400),
            Conversation(step, owner, epoch),
            _transcript,
            Tickets(step, ticket, desk),
            _outbox,
            Effects(step),
            incoming.EffectId,
            stored.Write());
        return new ThoughtTurn(commit, step.Next, decision, _replies, echo);
    }

    private ConversationOwner Owner(DialogStep step) => step.HumanOwns switch
    {
        true => ConversationOwner.Human,
        false => ConversationOwner.Bot,
        null => kept?.Owner ?? ConversationOwner.Bot,
    };

    private ConversationChange Conversation(DialogStep step, ConversationOwner owner, long epoch) => new(
        _address.Key,
        _address.Channel,
        _address.UserId,
        kept?.Version ?? 0,
        KeptJson.Write(step.Next, KeptBotJson.Kept.ConversationState),
        KeptJson.Write(_address, KeptBotJson.Kept.Address),
        owner,
        epoch,
        step.Next.Language,
        scene.Now,
        step.Next.Outcome);

    /// <summary>The person's own line: what other clients of the conversation see as the echo, with the text as it may be kept.</summary>
    private string? WriteIncoming()
    {
        if (incoming.Kind is not (IncomingKind.Message or IncomingKind.Edited) || heard.Text.IsEmpty && heard.Files.Count == 0 && heard.Values.Count == 0)
            return null;
        var id = NextId();
        var echo = new KeptActivity
        {
            Type = ActivityTypes.Message,
            Id = id,
            Timestamp = ActivityRenderer.Stamp(scene.Now),
            ChannelId = _address.Channel,
            From = new KeptAccount(_address.UserId, null, "user"),
            Conversation = new KeptConversation(_address.ConversationId),
            Text = heard.Text.IsEmpty ? null : heard.Text,
            TextFormat = heard.Text.IsEmpty ? null : "plain",
            Locale = _address.Locale,
            Value = heard.Values.Count > 0 ? heard.Values : null,
            Attachments = Files(),
            ChannelData = new KeptChannelData { ClientActivityId = incoming.ClientActivityId },
        };
        Add(TranscriptAuthor.User, id, KeptJson.Write(echo, KeptBotJson.Kept.KeptActivity), WithFiles(heard.Text));
        return id;
    }

    private List<KeptAttachment>? Files()
    {
        if (incoming.Attachments.Count == 0)
            return null;
        var files = new List<KeptAttachment>();
        for (var index = 0; index < incoming.Attachments.Count && index < heard.Files.Count; index++)
            files.Add(new KeptAttachment(heard.Files[index].ContentType)
            {
                Name = heard.Files[index].Name,
                ContentUrl = incoming.Attachments[index].Url is { } url && SafeText.IsIdentifier(url) ? url : null,
                // Web Chat draws a picture only from here; without it a person sees their screenshot as a file.
                ThumbnailUrl = heard.Files[index].ContentType.StartsWith("image/", StringComparison.Ordinal)
                    && incoming.Attachments[index].Url is { } picture && SafeText.IsIdentifier(picture) ? picture : null,
            });
        return files;
    }

    private SafeText WithFiles(SafeText text)
    {
        foreach (var file in heard.Files)
            text = SafeText.Join(SafeText.OfConstant(" "), [text, SafeText.Format(SafeText.OfConstant("[file: {name}]"), ("name", file.Name))]).Trim();
        return text;
    }

    private void WriteReply(Reply reply, int number, long epoch)
    {
        var outboxId = scene.Ids.Make("reply", number);
        var byAgent = reply.AgentName is not null;
        var id = NextId();
        var activity = ActivityRenderer.Render(reply, _address, ReplyToId(), _address.IsPulled ? id : null, outboxId, scene.Now);
        var json = KeptJson.Write(activity, KeptBotJson.Kept.KeptActivity);
        Add(byAgent ? TranscriptAuthor.Agent : TranscriptAuthor.Bot, id, json, Plain(reply));
        _replies.Add(json);
        // A reply that goes back in the answer to the request has arrived with it: nothing is left to send.
        if (!_address.IsPulled && !incoming.RepliesInline)
            _outbox.Add(new OutboxMessage(outboxId, byAgent ? OutboxKind.AgentMessage : OutboxKind.BotReply, json, scene.Now, epoch));
    }

    /// <summary>What staff read in the thread: the words and what was offered.</summary>
    private static SafeText Plain(Reply reply) => reply.Choices.Count == 0
        ? reply.Text
        : SafeText.Join(SafeText.OfConstant("\n"), [reply.Text, SafeText.Format(
            SafeText.OfConstant("[{choices}]"), ("choices", SafeText.Join(SafeText.OfConstant(" | "), reply.Choices)))]);

    private string? ReplyToId() =>
        incoming.Kind is IncomingKind.AgentReplied or IncomingKind.AgentResolved or IncomingKind.AgentHandedBack or IncomingKind.LookUpAnswered ? null
        : _address.IsPulled ? _transcript.Count > 0 ? _transcript[0].ActivityId : null
        : incoming.ActivityId;

    private void WriteExplanation()
    {
        if (incoming.Kind is IncomingKind.AgentReplied or IncomingKind.AgentResolved || _transcript.Count == 0)
            return;
        var id = NextId();
        Add(TranscriptAuthor.System, id, KeptJson.Write(why, KeptBotJson.Kept.Explanation), SafeText.Empty);
    }

    private void Add(TranscriptAuthor author, string id, SafeText activity, SafeText text)
    {
        _transcript.Add(new TranscriptEntry(author, id, scene.Now, activity, text));
        _nextSeq++;
    }

    /// <summary>Direct Line's form of an id. The store numbers lines without gaps, and a commit on another version is refused, so the number is known beforehand.</summary>
    private string NextId() => _address.ConversationId + "|" + _nextSeq.ToString("D7", CultureInfo.InvariantCulture);

    private List<TicketChange> Tickets(DialogStep step, Ticket? ticket, TicketDesk desk)
    {
        if (step.Opens is { } opened)
            return [opened.Change];
        if (ticket is null)
            return [];
        var agent = incoming.Desk;
        return decision switch
        {
            Decision.Relay => [desk.CustomerWrote(ticket, WithFiles(heard.Text), scene.Now)],
            Decision.Reopen => [desk.Reopened(ticket, scene.Now, heard.Text)],
            Decision.AgentSays says when agent is not null => [desk.AgentReplied(ticket, agent.AgentId, scene.AgentName, says.Text, scene.Now)],
            Decision.AgentResolves resolves when agent is not null => [desk.Resolved(ticket, agent.AgentId, scene.AgentName, resolves.Text, scene.Now)],
            Decision.TakeBack when agent is not null => [desk.HandedBack(ticket, agent.AgentId, scene.AgentName, scene.Now)],
            _ => [],
        };
    }

    private List<PendingEffect> Effects(DialogStep step) =>
        step.LookUp is not { } lookUp ? [] :
        [new PendingEffect(
            lookUp.EffectId,
            KeptLookUp.Kind,
            KeptJson.Write(new KeptLookUp(lookUp.Request.Connector, lookUp.Request.With), KeptBotJson.Kept.KeptLookUp),
            scene.Now)];
}
