using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using SupportBot.Bot.Turns;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// POST /api/messages: who calls, what it is, run the turn, answer. When the answer goes out, everything is durable.
/// </summary>
public sealed class MessagesEndpoint(
    IOptions<BotFrameworkOptions> options, CallerCheck callers, ServiceUrls urls, ITurns turns, TimeProvider time, ILogger<MessagesEndpoint> logger)
{
    private readonly ActivityReading _reading = new(urls);

    public async Task HandleAsync(HttpContext context)
    {
        if (RequestBody.Refuse(context.Request) is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        try
        {
            await ReceiveAsync(context);
        }
        catch (BadHttpRequestException fault)
        {
            await WireAnswers.ErrorAsync(context, fault.StatusCode, "BadRequest", "The request could not be read to its end.");
        }
        catch (Exception fault) when (fault is StoreUnavailableException or IOException or TokenKeysUnavailableException)
        {
            if (context.RequestAborted.IsCancellationRequested) return;
            BotFrameworkLog.TryLater(logger, fault);
            await WireAnswers.TryLaterAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The channel hung up; it will deliver again.
        }
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        // Before the body, so that nobody without a token makes us hold one.
        if (await callers.FindAsync(context) is not { } caller)
        {
            await UnauthorizedAsync(context);
            return;
        }

        if (await RequestBody.ReadAsync(context, context.RequestAborted) is not { } body)
        {
            await RefuseAsync(context, Refusal.TooLong);
            return;
        }

        Activity? activity;
        Arrival arrival;
        using (body)
        {
            activity = WireJson.Read(body.Bytes, out var problem);
            arrival = activity is null ? new Arrival.Bad(problem!) : _reading.Read(activity, body.Bytes, !options.Value.IsAnonymous, time.GetUtcNow());
        }

        if (activity is not null && !caller.Vouches(activity))
            await UnauthorizedAsync(context);
        else
            await AnswerAsync(context, arrival);
    }

    private async Task AnswerAsync(HttpContext context, Arrival arrival)
    {
        // A turn once begun is finished even when the channel hangs up: it would only send the same again.
        var stop = CancellationToken.None;
        switch (arrival)
        {
            case Arrival.Turn turn:
                await turns.RunAsync(turn.Incoming, stop);
                break;
            case Arrival.TurnWithReplies turn:
                await WireAnswers.ActivitiesAsync(context, (await turns.RunAsync(turn.Incoming, stop)).Replies);
                break;
            case Arrival.CardAction turn:
                await WireAnswers.CardActionAsync(context, (await turns.RunAsync(turn.Incoming, stop)).Replies);
                break;
            case Arrival.UnknownInvoke:
                context.Response.StatusCode = StatusCodes.Status501NotImplemented;
                break;
            case Arrival.Bad bad:
                BotFrameworkLog.Refused(logger, bad.Sentence);
                await WireAnswers.ErrorAsync(context, StatusCodes.Status400BadRequest, "BadArgument", bad.Sentence);
                break;
        }
    }

    private static Task UnauthorizedAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = new StringValues("Bearer");
        return WireAnswers.ErrorAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized", "The request is not authorized.");
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal) => refusal switch
    {
        Refusal.Encoded => WireAnswers.ErrorAsync(
            context, StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send the body without Content-Encoding."),
        Refusal.NoJson => WireAnswers.ErrorAsync(
            context, StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send the activity as application/json."),
        _ => WireAnswers.ErrorAsync(
            context, StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"An activity has at most {RequestBody.Longest / 1024} KiB."),
    };
}
