using System.Net;
using System.Net.Http.Json;

namespace SupportBot.Acceptance.Harness;

/// <summary>A person in Teams: activities go to <c>/api/messages</c>, replies come to the recording connector.</summary>
public sealed class BotFrameworkChat(BotProcess bot, RecordingConnector connector, string channel = "msteams") : IChatClient
{
    private readonly string _user = "29:" + Guid.NewGuid().ToString("N");
    private readonly string _directoryId = Guid.NewGuid().ToString();
    private int _heard;
    private int _number;

    public string ConversationId { get; } = "a:" + Guid.NewGuid().ToString("N");

    public string? UserName { get; init; }

    public async Task<IReadOnlyList<Said>> OpenAsync(string? locale)
    {
        await PostAsync(new Dictionary<string, object?> { ["type"] = "conversationUpdate", ["locale"] = locale, ["membersAdded"] = new[] { new { id = _user }, new { id = "28:bot" } } });
        return await HearAsync(1, TimeSpan.FromSeconds(5));
    }

    public async Task<IReadOnlyList<Said>> SayAsync(string text)
    {
        await PostAsync(new Dictionary<string, object?> { ["type"] = "message", ["text"] = text, ["locale"] = "en-US", ["localTimezone"] = "Europe/Madrid" });
        return await SettleAsync();
    }

    /// <summary>Sends any activity; who, where and when are filled in.</summary>
    public async Task<IReadOnlyList<Said>> SendAsync(Dictionary<string, object?> activity)
    {
        await PostAsync(activity);
        return await SettleAsync();
    }

    public async Task<IReadOnlyList<Said>> SubmitAsync(IReadOnlyDictionary<string, string> values)
    {
        await PostAsync(new Dictionary<string, object?> { ["type"] = "message", ["value"] = values });
        return await SettleAsync();
    }

    /// <summary>Everything that is in the outbox for this conversation has been posted.</summary>
    private async Task<IReadOnlyList<Said>> SettleAsync()
    {
        await bot.SettleAsync(channel + ":" + ConversationId);
        return New();
    }

    public async Task<IReadOnlyList<Said>> HearAsync(int atLeast, TimeSpan limit)
    {
        for (var waited = TimeSpan.Zero; connector.Posts(ConversationId).Count - _heard < atLeast && waited < limit; waited += TimeSpan.FromMilliseconds(50))
            await Task.Delay(50);
        return New();
    }

    private List<Said> New()
    {
        var said = connector.Posts(ConversationId).Skip(_heard).Select(Wire.Read).ToList();
        _heard += said.Count;
        return said;
    }

    /// <summary>Sends a message and gives back the status, whatever it is. The same id is a redelivery of the same message.</summary>
    public async Task<HttpStatusCode> TrySendAsync(string text, string? id = null)
    {
        var activity = new Dictionary<string, object?> { ["type"] = "message", ["text"] = text, ["id"] = id };
        using var answer = await bot.Http.PostAsJsonAsync("/api/messages", Filled(activity));
        return answer.StatusCode;
    }

    private async Task PostAsync(Dictionary<string, object?> activity)
    {
        using var answer = await bot.Http.PostAsJsonAsync("/api/messages", Filled(activity));
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"/api/messages answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private Dictionary<string, object?> Filled(Dictionary<string, object?> activity)
    {
        activity["id"] = activity.GetValueOrDefault("id") ?? Guid.NewGuid().ToString();
        activity["channelId"] = channel;
        activity["serviceUrl"] = connector.ServiceUrl.ToString();
        activity["from"] = new { id = _user, name = UserName, aadObjectId = _directoryId };
        activity["recipient"] = new { id = "28:bot", name = "Support" };
        activity["conversation"] = new { id = ConversationId, conversationType = "personal", tenantId = "tenant" };
        activity["timestamp"] = $"2026-11-22T08:00:{_number++ % 60:00}.000Z";
        return activity;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
