using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.LookUps;

/// <summary>Asks an operator's system over HTTP. Every fault is the same to the caller: no answer.</summary>
public sealed class LookUpClient(HttpClient http, IOptions<LookUpOptions> options, TimeProvider clock)
{
    /// <summary>The plain fields of the answer as text, or null and the reason when there is no answer within the limit.</summary>
    public async Task<(IReadOnlyDictionary<string, string>? Values, string Reason)> AskAsync(KeptLookUp lookUp, CancellationToken cancellationToken)
    {
        if (!options.Value.Connectors.TryGetValue(lookUp.Connector, out var connector))
            return (null, "not configured");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.CreateTimer(_ => limit.Cancel(), null, options.Value.TimeLimit, Timeout.InfiniteTimeSpan);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address(connector, lookUp.With));
            if (connector.Token.Length > 0)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connector.Token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return response.IsSuccessStatusCode
                ? (await ReadAsync(response, connector, limit.Token), "")
                : (null, $"HTTP {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or IOException or UriFormatException)
        {
            return (null, fault.GetType().Name);
        }
    }

    private static Uri Address(LookUpConnector connector, IReadOnlyDictionary<string, SafeText> with)
    {
        var address = connector.Url;
        foreach (var (name, value) in with)
            address = address.Replace("{" + name + "}", Uri.EscapeDataString(value.Value), StringComparison.Ordinal);
        return new Uri(address, UriKind.Absolute);
    }

    private async Task<IReadOnlyDictionary<string, string>?> ReadAsync(HttpResponseMessage response, LookUpConnector connector, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bounded = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bounded.Length + read > options.Value.AnswerBytes)
                return null;
            bounded.Write(buffer, 0, read);
        }
        using var json = JsonDocument.Parse(bounded.ToArray());
        return json.RootElement.ValueKind == JsonValueKind.Object ? Fields(json.RootElement, connector) : null;
    }

    private static Dictionary<string, string> Fields(JsonElement answer, LookUpConnector connector)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in answer.EnumerateObject())
            if (connector.Fields.Count == 0 || connector.Fields.Contains(field.Name))
                if (field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                    fields[field.Name] = field.Value.ToString();
        return fields;
    }
}
