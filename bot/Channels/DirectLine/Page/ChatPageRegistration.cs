namespace SupportBot.Bot.Channels.DirectLine.Page;

public static class ChatPageRegistration
{
    /// <summary>Maps <c>/</c>, <c>/privacy</c> and <c>/chat/token</c>. Scripts and styles are static assets of the host (<c>MapStaticAssets</c>).</summary>
    public static WebApplication MapChatPage(this WebApplication app)
    {
        var page = app.Services.GetRequiredService<ChatPage>();
        app.MapGet("/", (Delegate)page.ChatAsync);
        app.MapGet("/privacy", (Delegate)page.PrivacyAsync);
        app.MapPost("/chat/token", (Delegate)app.Services.GetRequiredService<ChatTokenEndpoint>().PostAsync).AddEndpointFilter<FaultFilter>();
        return app;
    }
}
