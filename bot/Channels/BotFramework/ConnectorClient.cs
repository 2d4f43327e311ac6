using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Posts activities to a channel's connector. Never throws for what the network or the channel does: that is the result.</summary>
public sealed class ConnectorClient(
    HttpClient http, ConnectorTokens tokens, ServiceUrls urls, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    private const int LongestAnswer = 16 * 1024;

    /// <summary>Posts one activity, as a reply when it says what it replies to.</summary>
    /// <param name="to">Where the person is now.</param>
    /// <param name="activity">The activity as JSON, ready for the wire.</param>
    /// <param name="cancellationToken">Stops the attempt; what becomes of it is then unclear and thrown on.</param>
    public async Task<SendResult> PostAsync(Address to, SafeText activity, CancellationToken cancellationToken)
    {
        if (!urls.Allows(to.ServiceUrl)) return new SendResult.Refused("service-url");
        // A token of ours goes only where a validated token of theirs came from.
        if (!options.Value.IsAnonymous && !to.Trusted) return new SendResult.Refused("untrusted-address");
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var (json, replyTo) = Ready(activity.Value);
        using var body = new ActivityContent(json);
        try
        {
            var url = UrlOf(to, replyTo);
            var result = await PostAsync(url, body, refresh: false, stop.Token);
            // The channel may have thrown our token away early: one fresh one, once.
            return result ?? await PostAsync(url, body, refresh: true, stop.Token) ?? new SendResult.Refused("http-401");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return body.Left ? new SendResult.Unclear("timeout") : new SendResult.NotSent("timeout");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return body.Left ? new SendResult.Unclear("connection-lost") : new SendResult.NotSent("no-connection");
        }
        catch (NoTokenException)
        {
            return new SendResult.NotSent("no-token");
        }
    }

    /// <returns>Null when the channel refused our token.</returns>
    private async Task<SendResult?> PostAsync(Uri url, ActivityContent body, bool refresh, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        if (!options.Value.IsAnonymous)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(refresh, cancellationToken));
        request.Content = body;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // Disposing the request would dispose the body, which may be needed again.
        request.Content = null;
        if (response.StatusCode == HttpStatusCode.Unauthorized && !options.Value.IsAnonymous) return null;
        return response.IsSuccessStatusCode
            ? new SendResult.Sent(await IdAsync(response, cancellationToken))
            : Failed(response);
    }

    private SendResult Failed(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var reason = $"http-{status}";
        return status switch
        {
            429 => new SendResult.NotSent(reason, RetryAfter(response)),
            412 or 502 or 504 => new SendResult.NotSent(reason, RetryAfter(response)),
            408 or >= 500 => new SendResult.Unclear(reason),
            _ => new SendResult.Refused(reason),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The id in the answer. An answer that cannot be read changes nothing: the activity is there.</summary>
    private static async Task<string?> IdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength is 0 or > LongestAnswer) return null;
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return json.RootElement.Text("id") is { } id && SafeText.IsIdentifier(id) ? id : null;
        }
        catch (Exception fault) when (fault is JsonException or HttpRequestException or IOException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    private static Uri UrlOf(Address to, string? replyTo)
    {
        var url = $"{to.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(to.ConversationId)}/activities";
        return new Uri(replyTo is null ? url : $"{url}/{Uri.EscapeDataString(replyTo)}");
    }

    /// <summary>The activity as it goes out, and the id it replies to. An id that only we know would be a 404 to the channel, so it is taken out.</summary>
    private static (string Json, string? ReplyTo) Ready(string activity)
    {
        using var json = JsonDocument.Parse(activity);
        if (json.RootElement.Text("replyToId") is not { Length: > 0 } id) return (activity, null);
        if (!MadeIds.IsMade(id)) return (activity, id);
        var changed = JsonObject.Create(json.RootElement)!;
        changed.Remove("replyToId");
        return (changed.ToJsonString(), null);
    }
}
