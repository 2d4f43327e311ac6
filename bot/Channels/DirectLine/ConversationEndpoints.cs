using System.Buffers;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Turns;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Starting a conversation, coming back to it, writing into it and reading it.</summary>
internal sealed class ConversationEndpoints(
    ITurns turns, IStore store, DirectLineTokens tokens, DirectLineLimits limits, DirectLineOptions options, ILogger<ConversationEndpoints> logger)
{
    /// <summary>The id of the first turn: starting twice greets once.</summary>
    private const string StartId = "start";

    /// <summary>Starts the token's conversation: 201 and a greeting on the stream; 200 when it was started before.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        var (parameters, problem) = await TokenEndpoints.ReadAsync(context.Request);
        if (parameters is null && !IsClientsOwnUser(context))
            return DirectLineResults.Bad(problem!);
        parameters ??= new TokenParameters();
        var token = DirectLineCaller.Of(context).Token ?? TokenEndpoints.New(parameters);
        if (await store.LoadConversationAsync(token.Key, context.RequestAborted) is not null)
            return DirectLineResults.Conversation(Body(context.Request, token, 0));
        await turns.RunAsync(
            new Incoming { Kind = IncomingKind.Joined, Address = DirectLineAddress.Of(token, parameters.Locale, null), ActivityId = StartId },
            context.RequestAborted);
        DirectLineLog.Started(logger, token.ConversationId);
        return DirectLineResults.Conversation(Body(context.Request, token, 0), StatusCodes.Status201Created);
    }

    /// <summary>A new token and stream for a conversation that is there.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context)
    {
        var token = DirectLineCaller.Conversation(context);
        if (!DirectLineAddress.TryWatermark(context.Request.Query["watermark"], out var watermark))
            return BadWatermark;
        return await store.LoadConversationAsync(token.Key, context.RequestAborted) is null
            ? DirectLineResults.NotFound
            : DirectLineResults.Conversation(Body(context.Request, token, watermark));
    }

    /// <summary>Takes an activity. The echo is in the transcript, with all that follows from it, when this answers.</summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        var caller = DirectLineCaller.Of(context);
        if (!caller.IsServer && !limits.MaySend(caller.Token!.UserId))
            return DirectLineResults.TooMany;
        if (await RequestBody.ReadAsync(context, context.RequestAborted) is not { } read)
            return DirectLineResults.TooLarge;
        using var body = read;
        return WireJson.Read(body.Bytes, out var problem) is { } activity
            ? await RunAsync(ClientActivity.Read(activity, caller.Token!, null), context.RequestAborted)
            : DirectLineResults.Bad(problem!);
    }

    /// <summary>Answers once the turn is durable.</summary>
    internal async Task<IResult> RunAsync(ClientActivity read, CancellationToken cancellationToken)
    {
        switch (read)
        {
            case ClientActivity.Bad bad:
                return DirectLineResults.Bad(bad.Sentence);
            case ClientActivity.Turn turn:
                var outcome = await turns.RunAsync(turn.Incoming, cancellationToken);
                return DirectLineResults.Posted(outcome.EchoId ?? $"{turn.Incoming.Address.ConversationId}|{turn.Incoming.ActivityId}");
            default:
                return DirectLineResults.Posted(DirectLineTokens.NewConversationId());
        }
    }

    /// <summary>What came after the watermark, for clients that poll.</summary>
    public async Task<IResult> ReadAsync(HttpContext context)
    {
        var token = DirectLineCaller.Conversation(context);
        if (!DirectLineAddress.TryWatermark(context.Request.Query["watermark"], out var watermark))
            return BadWatermark;
        var lines = await store.ReadTranscriptAsync(token.Key, watermark, ActivityFrames.Lines, context.RequestAborted);
        if (lines.Count == 0 && await store.LoadConversationAsync(token.Key, context.RequestAborted) is null)
            return DirectLineResults.NotFound;
        var set = new ArrayBufferWriter<byte>(1024);
        ActivityFrames.Write(set, lines, watermark, out _);
        return Results.Bytes(set.WrittenMemory, "application/json; charset=utf-8");
    }

    private static IResult BadWatermark => DirectLineResults.Bad("The watermark is a number that was given here.");

    /// <summary>A client with a token may send any user; the token's counts, so a strange one is no reason to refuse.</summary>
    private static bool IsClientsOwnUser(HttpContext context) => !DirectLineCaller.Of(context).IsServer;

    private ConversationBody Body(HttpRequest request, DirectLineToken token, long watermark) => new()
    {
        ConversationId = token.ConversationId,
        Token = tokens.Issue(token),
        ExpiresIn = tokens.ExpiresIn,
        StreamUrl = DirectLineAddress.Stream(request, options, token.ConversationId, watermark, tokens.IssueForStream(token)),
    };
}
