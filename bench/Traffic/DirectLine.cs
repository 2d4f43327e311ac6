using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SupportBot.Bench.Servers;

namespace SupportBot.Bench.Traffic;

/// <summary>Direct Line conversations for a run: each has a token of its own, as browsers have.</summary>
internal static class DirectLine
{
    private const string Secret = "bench-bench-bench-bench-bench-bench-0123456789";

    /// <summary>A secret to make tokens with, and no limit on how fast one person writes.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["DirectLine__Secrets__0"] = Secret,
        ["DirectLine__MessageBurst"] = "1000000",
        ["DirectLine__MessagesPerSecond"] = "1000000",
    };

    /// <summary>Starts a conversation for each of <see cref="Traffic.Conversations"/>; returns path and token as the head of its requests.</summary>
    public static async Task<byte[][]> StartConversationsAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{server.Port}/v3/directline/") };
        var heads = new byte[Traffic.Conversations][];
        await Parallel.ForAsync(0, heads.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
        {
            var made = await CallAsync(http, "tokens/generate", Secret, new { user = new { id = $"dl_bench{number}" } }, stop);
            var token = made.GetProperty("token").GetString()!;
            var started = await CallAsync(http, "conversations", token, new { }, stop);
            var id = Uri.EscapeDataString(started.GetProperty("conversationId").GetString()!);
            heads[number] = Encoding.ASCII.GetBytes($"POST /v3/directline/conversations/{id}/activities HTTP/1.1\r\nAuthorization: Bearer {token}\r\n");
        });
        return heads;
    }

    private static async Task<JsonElement> CallAsync(HttpClient http, string path, string bearer, object body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await http.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
    }
}
