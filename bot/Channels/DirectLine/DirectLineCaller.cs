using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Who calls. A server with the secret has no token of its own; in a conversation it gets the one of its person.</summary>
internal sealed record DirectLineCaller(DirectLineToken? Token, bool IsServer)
{
    public static DirectLineCaller Of(HttpContext context) => (DirectLineCaller)context.Items[typeof(DirectLineCaller)]!;

    /// <summary>The conversation a call with a conversation in its path is about.</summary>
    public static DirectLineToken Conversation(HttpContext context) => Of(context).Token!;
}

/// <summary>Lets a call through with a valid token of the conversation in its path, or with a secret; refuses everything else.</summary>
internal sealed class CallerFilter(DirectLineTokens tokens, DirectLineSecrets secrets, IStore store) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        string? header = http.Request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
            return DirectLineResults.NoToken;
        var bearer = header[Scheme.Length..].Trim();
        var conversationId = http.GetRouteValue("conversationId") as string;
        var (caller, refusal) = secrets.Knows(bearer)
            ? await ServerAsync(conversationId, http.RequestAborted)
            : await ClientAsync(bearer, conversationId, http.Request.Headers.Origin);
        if (refusal is not null)
            return refusal;
        http.Items[typeof(DirectLineCaller)] = caller;
        return await next(context);
    }

    private async ValueTask<(DirectLineCaller?, IResult?)> ClientAsync(string bearer, string? conversationId, string? origin)
    {
        if (await tokens.ReadAsync(bearer) is not { } token)
            return (null, DirectLineResults.BadToken);
        if (tokens.HasExpired(token))
            return (null, DirectLineResults.Expired);
        if (!token.Allows(origin))
            return (null, DirectLineResults.BadOrigin);
        return conversationId is null || conversationId == token.ConversationId
            ? (new DirectLineCaller(token, IsServer: false), null)
            : (null, DirectLineResults.Foreign);
    }

    private async ValueTask<(DirectLineCaller?, IResult?)> ServerAsync(string? conversationId, CancellationToken cancellationToken)
    {
        if (conversationId is null)
            return (new DirectLineCaller(null, IsServer: true), null);
        var token = new DirectLineToken(conversationId, "", DirectLineAddress.ServerChannel, []);
        return await store.LoadConversationAsync(token.Key, cancellationToken) is { } kept
            ? (new DirectLineCaller(token with { UserId = kept.UserId }, IsServer: true), null)
            : (null, DirectLineResults.NotFound);
    }
}

/// <summary>Turns what the world did into the answers that clients know. Exceptions' own words stay inside.</summary>
internal sealed class FaultFilter(ILogger<FaultFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or IOException and not BadHttpRequestException)
        {
            if (context.HttpContext.RequestAborted.IsCancellationRequested)
                return Results.Empty;
            DirectLineLog.Unavailable(logger, fault);
            return DirectLineResults.Unavailable;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? DirectLineResults.TooLarge : DirectLineResults.Bad("The request was cut off or malformed.");
        }
    }
}
