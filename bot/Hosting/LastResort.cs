using System.Diagnostics;
using SupportBot.Store;

namespace SupportBot.Bot.Hosting;

/// <summary>The one catch-all: a fault is logged with the request's id, and the caller gets a neutral sentence with that id, never the fault's text.</summary>
public static partial class LastResort
{
    public static WebApplication UseLastResort(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("SupportBot.LastResort");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception fault) when (!context.Response.HasStarted)
            {
                await AnswerAsync(context, fault, logger);
            }
        });
        return app;
    }

    private static async Task AnswerAsync(HttpContext context, Exception fault, ILogger logger)
    {
        var reference = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.Clear();
        if (fault is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return;
        if (fault is StoreUnavailableException)
        {
            Unavailable(logger, reference);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
        }
        else
        {
            Failed(logger, reference, fault);
            context.Response.StatusCode = (fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        }
        await context.Response.WriteAsJsonAsync(new ErrorBody(new ErrorWords("ServiceError", $"That did not work. Please try again; if it stays so, name this reference: {reference}")), context.RequestAborted);
    }

    private sealed record ErrorBody(ErrorWords Error);

    private sealed record ErrorWords(string Code, string Message);

    [LoggerMessage(1100, LogLevel.Error, "Request {Reference} failed")]
    private static partial void Failed(ILogger logger, string reference, Exception fault);

    [LoggerMessage(1101, LogLevel.Warning, "Request {Reference} refused: the store cannot take it now")]
    private static partial void Unavailable(ILogger logger, string reference);
}
