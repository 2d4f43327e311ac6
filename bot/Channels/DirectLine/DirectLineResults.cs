using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Refusals: a code for programs and one sentence for people, never more.</summary>
internal static class DirectLineResults
{
    public static IResult NoToken { get; } = Error(401, "MissingToken", "A Direct Line token is needed in the Authorization header.");
    public static IResult BadToken { get; } = Error(403, "BadToken", "This token was not made here.");
    public static IResult Expired { get; } = Error(403, "TokenExpired", "This token has expired. Get a new one.");
    public static IResult Foreign { get; } = Error(403, "ForeignConversation", "This token is for another conversation.");
    public static IResult BadOrigin { get; } = Error(403, "BadOrigin", "Pages of this origin may not use Direct Line here.");
    public static IResult SecretNeeded { get; } = Error(403, "SecretNeeded", "Only a Direct Line secret can do this.");
    public static IResult TooMany { get; } = Error(429, "TooManyRequests", "That was a bit fast. Please wait a moment and send it again.");
    public static IResult NotFound { get; } = Error(404, "NotFound", "There is no such conversation.");
    public static IResult TooLarge { get; } = Error(413, "TooLarge", "The request is larger than accepted here.");
    public static IResult Unavailable { get; } = new Later(Error(503, "Unavailable", "The service cannot keep messages right now. Please try again in a moment."));

    public static IResult Bad(string sentence) => Error(400, "BadArgument", sentence);

    public static IResult Conversation(ConversationBody body, int status = 200) =>
        TypedResults.Json(body, DirectLineJson.Default.ConversationBody, statusCode: status);

    public static IResult Posted(string id) => TypedResults.Json(new ResourceResponse(id), ActivityJson.Default.ResourceResponse);

    private static JsonHttpResult<ErrorBody> Error(int status, string code, string sentence) =>
        TypedResults.Json(new ErrorBody(new ErrorDetail(code, sentence)), DirectLineJson.Default.ErrorBody, statusCode: status);

    private sealed class Later(IResult result) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = "2";
            return result.ExecuteAsync(httpContext);
        }
    }
}
