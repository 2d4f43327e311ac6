using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Privacy;

/// <summary>
/// The JSON we keep: state, events, payloads. What is written consists of safe texts, numbers and identifiers, so the
/// whole is a <see cref="SafeText"/>; a plain string that is no identifier is refused. Reading is only for what was kept.
/// </summary>
public static class KeptJson
{
    /// <summary>Camel-case names, enums by name, nulls left out, unknown members ignored when reading.</summary>
    public static JsonSerializerOptions Options { get; } = Frozen(NewOptions());

    /// <summary>The same, not yet frozen: for a source-generated context or more converters.</summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Kept in a database and never put into a page as it is, so letters of other scripts may stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new KeptTextConverter(), new IdentifierConverter(), new JsonStringEnumConverter() },
    };

    /// <exception cref="JsonException">A plain string in the value is no identifier (see <see cref="SafeText.OfIdentifier"/>).</exception>
    public static SafeText Write<T>(T value) => new(JsonSerializer.Serialize(value, Options));

    /// <param name="value">What to write.</param>
    /// <param name="type">From a source-generated context made with <see cref="NewOptions"/>: faster than reflection.</param>
    public static SafeText Write<T>(T value, JsonTypeInfo<T> type)
    {
        Check(type);
        return new(JsonSerializer.Serialize(value, type));
    }

    /// <returns>What was written; null only when <c>null</c> was.</returns>
    /// <exception cref="JsonException">The text is no JSON of this type.</exception>
    public static T? Read<T>(SafeText json) => JsonSerializer.Deserialize<T>(json.Value, Options);

    /// <inheritdoc cref="Read{T}(SafeText)"/>
    public static T? Read<T>(SafeText json, JsonTypeInfo<T> type)
    {
        Check(type);
        return JsonSerializer.Deserialize(json.Value, type);
    }

    private static void Check(JsonTypeInfo type)
    {
        foreach (var converter in type.Options.Converters)
            if (converter is IdentifierConverter) return;
        throw new ArgumentException("Make the JSON context with KeptJson.NewOptions(): these options would keep plain strings.", nameof(type));
    }

    private static JsonSerializerOptions Frozen(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class KeptTextConverter : JsonConverter<SafeText>
    {
        public override SafeText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, SafeText value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override SafeText ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, SafeText value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value);
    }

    private sealed class IdentifierConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Checked(value));

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() ?? "";

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(Checked(value));

        private static string Checked(string value) =>
            value.Length == 0 || SafeText.IsIdentifier(value)
                ? value
                : throw new JsonException("A string that is no identifier cannot be kept: make the member a SafeText.");
    }
}
