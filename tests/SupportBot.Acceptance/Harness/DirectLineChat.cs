using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SupportBot.Acceptance.Harness;

/// <summary>A client of the self-hosted Direct Line, by polling.</summary>
public sealed class DirectLineChat(BotProcess bot, string zone = "Europe/Madrid") : IChatClient
{
    private const int LookUpAttempts = 100;
    private string? _token;
    private string? _watermark;

    public string ConversationId { get; private set; } = "";

    public string UserId { get; private set; } = "";

    public async Task<IReadOnlyList<Said>> OpenAsync(string? locale)
    {
        using var token = await bot.Http.PostAsJsonAsync("/chat/token", new { });
        token.EnsureSuccessStatusCode();
        var given = await token.Content.ReadFromJsonAsync<JsonElement>();
        (_token, ConversationId, UserId) = (given.GetProperty("token").GetString(), given.GetProperty("conversationId").GetString()!, given.GetProperty("userId").GetString()!);
        var start = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", new { user = new { id = UserId }, locale });
        _token = start.GetProperty("token").GetString();
        return await HearAsync(1, TimeSpan.FromSeconds(5));
    }

    public Task<IReadOnlyList<Said>> SayAsync(string text) => PostAsync(new
    {
        type = "message",
        text,
        from = new { id = UserId, role = "user" },
        locale = "en",
        localTimezone = zone,
        channelData = new { clientActivityID = Guid.NewGuid().ToString("N") },
    });

    public Task<IReadOnlyList<Said>> SubmitAsync(IReadOnlyDictionary<string, string> values) => PostAsync(new
    {
        type = "message",
        value = values,
        from = new { id = UserId, role = "user" },
        channelData = new { postBack = true, clientActivityID = Guid.NewGuid().ToString("N") },
    });

    private async Task<IReadOnlyList<Said>> PostAsync(object activity)
    {
        await SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/activities", activity);
        // By the time the POST is answered the turn is done, so one reading has it all; only a look-up comes later.
        var said = await PollAsync();
        for (var attempt = 0; attempt < LookUpAttempts && said.Count > 0 && AwaitsLookUp(said); attempt++)
        {
            await Task.Delay(100);
            said = [.. said, .. await PollAsync()];
        }
        return said;
    }

    private static bool AwaitsLookUp(IReadOnlyList<Said> said) => said[^1].Text.StartsWith("One moment", StringComparison.Ordinal);

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
