using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Acceptance.Harness;

namespace SupportBot.Acceptance.Clients;

/// <summary>A person whose client is botframework-directlinejs in Node (<c>node/directline.js</c>).</summary>
internal sealed class DirectLineJs : IAsyncDisposable
{
    /// <summary>A server's secret, for bots that are started with <see cref="Settings"/>.</summary>
    public const string Secret = "a secret of the acceptance tests, long enough";

    public const int Online = 2;

    private readonly RunningProgram _program;
    private int _number;

    private DirectLineJs(RunningProgram program, string token, string conversationId, string userId) =>
        (_program, Token, ConversationId, UserId) = (program, token, conversationId, userId);

    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["DirectLine__Secrets__0"] = Secret };

    public string Token { get; }

    public string ConversationId { get; }

    public string UserId { get; }

    /// <summary>Gets a token as a website's server would, and starts the conversation.</summary>
    public static async Task<DirectLineJs> StartAsync(BotProcess bot, bool webSocket)
    {
        var user = "dl_" + Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Content = JsonContent.Create(new { user = new { id = user } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var answer = await bot.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var given = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return await OpenAsync(bot, webSocket, given.GetProperty("token").GetString()!, given.GetProperty("conversationId").GetString()!, user, isNew: true);
    }

    /// <summary>The same person in another window: comes back with the token and hears everything again.</summary>
    public Task<DirectLineJs> ReloadAsync(BotProcess bot, bool webSocket) => OpenAsync(bot, webSocket, Renewals.LastOrDefault() ?? Token, ConversationId, UserId, isNew: false);

    private static async Task<DirectLineJs> OpenAsync(BotProcess bot, bool webSocket, string token, string conversationId, string userId, bool isNew)
    {
        var program = RunningProgram.StartOther("node", ["directline.js"], Needed.NodeFolder);
        var client = new DirectLineJs(program, token, conversationId, userId);
        await client.CommandAsync(new { @do = "open", domain = new Uri(bot.Address, "/v3/directline"), token, conversationId = isNew ? null : conversationId, webSocket, userId });
        return client;
    }

    /// <summary>Sends a message without waiting; the result is the number that <see cref="PostedAsync"/> knows it by.</summary>
    public async Task<int> SayAsync(string text, string? clientActivityId = null)
    {
        await CommandAsync(new { @do = "say", number = ++_number, text, clientActivityID = clientActivityId ?? Guid.NewGuid().ToString("N") });
        return _number;
    }

    public async Task<int> UploadAsync(params (string Name, string ContentType, byte[] Content)[] files)
    {
        await CommandAsync(new
        {
            @do = "upload",
            number = ++_number,
            clientActivityID = Guid.NewGuid().ToString("N"),
            files = files.Select(file => new { name = file.Name, contentType = file.ContentType, base64 = Convert.ToBase64String(file.Content) }),
        });
        return _number;
    }

    /// <summary>What the client said of a message it was to send.</summary>
    public async Task<JsonElement> PostedAsync(int number) =>
        (await UntilAsync(all => all.Where(line => line.TryGetProperty("posted", out var posted) && posted.GetInt32() == number), 1))[0];

    /// <summary>All activities so far, once one of the bot's holds these words.</summary>
    public async Task<List<JsonElement>> HeardAsync(string words, int seconds = 30)
    {
        await UntilAsync(all => Activities(all).Where(activity => Wire.IsFromBot(activity) && Wire.Read(activity).Text.Contains(words, StringComparison.OrdinalIgnoreCase)), 1, seconds);
        return [.. Activities(Lines())];
    }

    public async Task<List<JsonElement>> ActivitiesAsync(int atLeast) => await UntilAsync(Activities, atLeast);

    public async Task<List<int>> StatusesAsync(int atLeast, int seconds = 30) =>
        [.. (await UntilAsync(all => all.Where(line => line.TryGetProperty("status", out _)), atLeast, seconds)).Select(line => line.GetProperty("status").GetInt32())];

    public async Task RenewedAsync() => await UntilAsync(all => all.Where(line => line.TryGetProperty("renewed", out _)), 1);

    public IEnumerable<string> Renewals => Lines().Where(line => line.TryGetProperty("renewed", out _)).Select(line => line.GetProperty("renewed").GetString()!);

    private static IEnumerable<JsonElement> Activities(IEnumerable<JsonElement> lines) =>
        lines.Where(line => line.TryGetProperty("activity", out _)).Select(line => line.GetProperty("activity"));

    private async Task<List<JsonElement>> UntilAsync(Func<IEnumerable<JsonElement>, IEnumerable<JsonElement>> pick, int atLeast, int seconds = 30)
    {
        for (var attempt = 0; attempt < seconds * 20; attempt++)
        {
            if (pick(Lines()).ToList() is var picked && picked.Count >= atLeast)
                return picked;
            if (_program.HasExited)
                break;
            await Task.Delay(50);
        }
        throw new TimeoutException("What was waited for did not come. The client told:\n" + _program.Output);
    }

    private List<JsonElement> Lines() =>
        [.. _program.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private Task CommandAsync(object command) => _program.WriteLineAsync(JsonSerializer.Serialize(command));

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
