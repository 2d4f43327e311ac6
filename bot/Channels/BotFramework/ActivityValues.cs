using System.Text.Json;
using SupportBot.Bot.Turns;
using SupportBot.Privacy;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>Reads what came beside the text: values of cards, files.</summary>
internal static class ActivityValues
{
    private const int MostValues = 100;
    private const int LongestName = 64;

    /// <summary>The fields of an object, nested ones as JSON; empty for anything else.</summary>
    public static Dictionary<string, string> Read(JsonElement? value)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is not { ValueKind: JsonValueKind.Object } fields) return values;
        foreach (var field in fields.EnumerateObject())
        {
            if (values.Count == MostValues) break;
            if (field.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) continue;
            if (field.Name.Length <= LongestName && SafeText.IsIdentifier(field.Name))
                values[field.Name] = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
        }
        return values;
    }

    /// <summary>Files only: cards and Teams' second copy of the text as HTML are not the person's attachments.</summary>
    public static List<IncomingAttachment> Attachments(Activity activity, ServiceUrls urls)
    {
        var files = new List<IncomingAttachment>();
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (attachment is null || IsNoFile(attachment)) continue;
            var type = MediaType(attachment.ContentType);
            var url = attachment.ContentUrl is { } link && SafeText.IsIdentifier(link) && urls.Allows(link) ? link : null;
            files.Add(new IncomingAttachment(attachment.Name ?? "", type, null, url));
        }
        return files;
    }

    private static bool IsNoFile(Attachment attachment) =>
        attachment.ContentUrl is null && (attachment.ContentType is null or "text/html"
            || attachment.ContentType.StartsWith("application/vnd.microsoft.card.", StringComparison.Ordinal));

    private static string MediaType(string? claimed) =>
        claimed is { Length: <= 100 } && claimed.Contains('/', StringComparison.Ordinal) && SafeText.IsIdentifier(claimed)
            ? claimed.ToLowerInvariant()
            : "application/octet-stream";
}
