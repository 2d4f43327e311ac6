using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channels;

/// <summary>JSON of the wire: camelCase, nulls left out, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>An Activity as text, e.g. for the outbox.</summary>
    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Default.Activity);
}

/// <summary>A piece of a Direct Line stream: activities and the position after them.</summary>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark);

/// <summary>The body that answers a request with deliveryMode expectReplies.</summary>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>The id a channel gave to what was posted; null when it gave none.</summary>
public sealed record ResourceResponse(string? Id);
