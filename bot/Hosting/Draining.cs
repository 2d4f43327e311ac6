namespace SupportBot.Bot.Hosting;

/// <summary>While the process stops, new requests are sent elsewhere and the ones under way finish.</summary>
public static class Draining
{
    public static WebApplication UseDraining(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(async (context, next) =>
        {
            if (!stopping.IsCancellationRequested)
            {
                await next(context);
                return;
            }
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
        });
        return app;
    }
}
