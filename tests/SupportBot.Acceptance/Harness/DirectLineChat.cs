using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SupportBot.Acceptance.Harness;

/// <summary>A client of the self-hosted Direct Line, by polling.</summary>
public sealed class DirectLineChat(BotProcess bot, string zone = "Europe/Madrid") : IChatClient
{
    private string? _token;
    private string? _watermark;

    public string ConversationId { get; private set; } = "";

    public string UserId { get; private set; } = "";

    public string? UserName { get; init; }

    public async Task<IReadOnlyList<Said>> OpenAsync(string? locale)
    {
        var given = await TokenAsync();
        (_token, ConversationId, UserId) = (given.GetProperty("token").GetString(), given.GetProperty("conversationId").GetString()!, given.GetProperty("userId").GetString()!);
        var start = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", new { user = new { id = UserId }, locale });
        _token = start.GetProperty("token").GetString();
        return await HearAsync(1, TimeSpan.FromSeconds(5));
    }

    /// <summary>A token as the chat page gets it: browsers name the page's origin with every POST.</summary>
    private async Task<JsonElement> TokenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await bot.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<IReadOnlyList<Said>> SayAsync(string text) => PostAsync(new
    {
        type = "message",
        text,
        from = new { id = UserId, name = UserName, role = "user" },
        locale = "en",
        localTimezone = zone,
        channelData = new { clientActivityID = Guid.NewGuid().ToString("N") },
    });

    public Task<IReadOnlyList<Said>> SubmitAsync(IReadOnlyDictionary<string, string> values) => PostAsync(new
    {
        type = "message",
        value = values,
        from = new { id = UserId, name = UserName, role = "user" },
        channelData = new { postBack = true, clientActivityID = Guid.NewGuid().ToString("N") },
    });

    /// <summary>Sends a file the way Web Chat does: one part that is the activity, one that is the file.</summary>
    public async Task<IReadOnlyList<Said>> UploadAsync(string name, string contentType, string content)
    {
        using var form = new MultipartFormDataContent();
        var activity = JsonContent.Create(new { type = "message", from = new { id = UserId, role = "user" }, attachments = new[] { new { contentType, name } } });
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(activity, "activity", "blob");
        var file = new StringContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/upload?userId={UserId}") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await bot.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await bot.SettleAsync("webchat:" + ConversationId);
        return await PollAsync();
    }

    /// <summary>Sends a message and gives back the status, whatever it is. The same id is a repeat of the same message.</summary>
    public async Task<HttpStatusCode> TrySendAsync(string text, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/activities")
        {
            Content = JsonContent.Create(new { type = "message", text, from = new { id = UserId, role = "user" }, channelData = new { clientActivityID = id } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await bot.Http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>The whole conversation from its beginning, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync()
    {
        var all = new List<JsonElement>();
        for (string? watermark = null; ;)
        {
            var set = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}/activities?watermark={watermark}", null);
            var page = set.GetProperty("activities").EnumerateArray().ToList();
            if (page.Count == 0 || set.GetProperty("watermark").GetString() == watermark)
                return all;
            all.AddRange(page);
            watermark = set.GetProperty("watermark").GetString();
        }
    }

    private async Task<IReadOnlyList<Said>> PostAsync(object activity)
    {
        await SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/activities", activity);
        // By the time the POST is answered the turn is done; only the answer of a look-up comes later.
        await bot.SettleAsync("webchat:" + ConversationId);
        return await PollAsync();
    }

    public async Task<IReadOnlyList<Said>> HearAsync(int atLeast, TimeSpan limit)
    {
        var said = new List<Said>();
        for (var waited = TimeSpan.Zero; said.Count < atLeast && waited < limit; waited += TimeSpan.FromMilliseconds(50))
        {
            said.AddRange(await PollAsync());
            if (said.Count < atLeast)
                await Task.Delay(50);
        }
        return said;
    }

    private async Task<List<Said>> PollAsync()
    {
        var set = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}/activities?watermark={_watermark}", null);
        _watermark = set.GetProperty("watermark").GetString();
        return [.. set.GetProperty("activities").EnumerateArray().Where(Wire.IsFromBot).Select(Wire.Read)];
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await bot.Http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
