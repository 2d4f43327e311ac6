using System.Text.Json;

namespace SupportBot.Bot.Channels;

/// <summary>Reads the loose parts of an Activity (value, channelData, entities), which may be anything.</summary>
internal static class Fields
{
    /// <summary>The field's string; null when it is missing or no string.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } field ? field.GetString() : null;

    public static string? Text(this JsonElement? element, string name) => element is { } some ? some.Text(name) : null;

    /// <summary>The field, null when it is missing or the element is no object.</summary>
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;

    public static JsonElement? Field(this JsonElement? element, string name) => element is { } some ? some.Field(name) : null;
}
