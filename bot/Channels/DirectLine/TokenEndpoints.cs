using System.Security.Cryptography;
using System.Text.Json;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Tokens for other servers' people, and new tokens for old ones.</summary>
internal sealed class TokenEndpoints(DirectLineTokens tokens)
{
    private const int MostOrigins = 20;

    /// <summary>A token for a new conversation of the named person, for a server that has the secret.</summary>
    public async Task<IResult> GenerateAsync(HttpContext context)
    {
        if (!DirectLineCaller.Of(context).IsServer)
            return DirectLineResults.SecretNeeded;
        var (parameters, problem) = await ReadAsync(context.Request);
        if (parameters is null)
            return DirectLineResults.Bad(problem!);
        var token = New(parameters);
        return DirectLineResults.Conversation(new ConversationBody
        {
            ConversationId = token.ConversationId,
            Token = tokens.Issue(token),
            ExpiresIn = tokens.ExpiresIn,
        });
    }

    /// <summary>A fresh token for the same person and conversation.</summary>
    public Task<IResult> RefreshAsync(HttpContext context) =>
        Task.FromResult(DirectLineCaller.Of(context).Token is { } token
            ? DirectLineResults.Conversation(new ConversationBody
            {
                ConversationId = token.ConversationId,
                Token = tokens.Issue(token),
                ExpiresIn = tokens.ExpiresIn,
            })
            : DirectLineResults.Bad("A secret does not expire. Only tokens are refreshed."));

    public static Task<IResult> SessionIdAsync(HttpContext context) =>
        Task.FromResult<IResult>(TypedResults.Json(
            new SessionBody(RandomNumberGenerator.GetHexString(32, lowercase: true)), DirectLineJson.Default.SessionBody));

    /// <summary>The token of a person who comes with a secret: a new conversation, and the id the server chose or one of ours.</summary>
    internal static DirectLineToken New(TokenParameters parameters) => new(
        DirectLineTokens.NewConversationId(),
        parameters.User?.Id ?? DirectLineTokens.NewUserId(),
        DirectLineAddress.ServerChannel,
        parameters.TrustedOrigins ?? []);

    /// <summary>The body's parameters (all may be missing, also the body), or null and a sentence.</summary>
    internal static async Task<(TokenParameters?, string?)> ReadAsync(HttpRequest request)
    {
        if (await RequestBody.ReadAsync(request.HttpContext, request.HttpContext.RequestAborted) is not { } read)
            return (null, "The body is longer than 256 KiB.");
        using var body = read;
        if (body.Bytes.IsEmpty)
            return (new TokenParameters(), null);
        try
        {
            var parameters = JsonSerializer.Deserialize(body.Bytes, DirectLineJson.Default.TokenParameters) ?? new TokenParameters();
            return Problem(parameters) is { } problem ? (null, problem) : (parameters, null);
        }
        catch (JsonException)
        {
            return (null, "The body is not JSON of the expected form.");
        }
    }

    private static string? Problem(TokenParameters parameters)
    {
        if (parameters.User?.Id is { } id && (!id.StartsWith("dl_", StringComparison.Ordinal) || !SafeText.IsIdentifier(id)))
            return "The user's id must begin with dl_ and hold letters, digits and . _ : - only.";
        if (parameters.TrustedOrigins is { } origins && (origins.Count > MostOrigins || origins.Any(origin => origin is null or { Length: > 200 })))
            return $"trustedOrigins has more than {MostOrigins} entries or one that is no origin.";
        return null;
    }
}
