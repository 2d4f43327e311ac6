using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>The WebSocket on which a client hears its own messages and the answers.</summary>
internal sealed class StreamEndpoint(
    StreamHub hub, IStore store, DirectLineTokens tokens, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<StreamEndpoint> logger)
{
    /// <summary>The token comes in the address, because browsers cannot send a header with a WebSocket.</summary>
    public async Task RunAsync(HttpContext context, string conversationId)
    {
        var token = await tokens.ReadForStreamAsync(context.Request.Query["t"].ToString());
        var refusal = token is null ? DirectLineResults.Expired
            : token.ConversationId != conversationId ? DirectLineResults.Foreign
            : !token.Allows(context.Request.Headers.Origin) ? DirectLineResults.BadOrigin
            : !context.WebSockets.IsWebSocketRequest ? DirectLineResults.Bad("This address is for WebSockets.")
            : null;
        if (!DirectLineAddress.TryWatermark(context.Request.Query["watermark"], out var watermark))
            refusal ??= DirectLineResults.Bad("The watermark is a number that was given here.");
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var stream = new StreamConnection(socket, token!.Key, watermark, store, time);
        hub.Add(token.Key, stream);
        try
        {
            await stream.RunAsync(lifetime.ApplicationStopping);
        }
        catch (TimeoutException)
        {
            DirectLineLog.SlowReader(logger, conversationId);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or IOException)
        {
            // The client comes back by itself with its watermark.
            DirectLineLog.StreamFailed(logger, conversationId, fault);
        }
        finally
        {
            hub.Remove(token.Key, stream);
        }
    }
}
