using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Privacy;

/// <summary>Writes safe text as a JSON string and refuses to read: what comes from outside goes through <see cref="Redactor"/>.</summary>
public sealed class SafeTextWriter : JsonConverter<SafeText>
{
    public override SafeText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("JSON from outside cannot become SafeText: read a string and redact it, or read kept JSON with KeptJson.");

    public override void Write(Utf8JsonWriter writer, SafeText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, SafeText value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
