using System.Text.Json;
using System.Text.Unicode;

namespace SupportBot.Bot.Channels;

/// <summary>Reads an Activity from bytes that anybody may have sent.</summary>
public static class WireJson
{
    /// <summary>More attachments, members or entities than this is no honest message.</summary>
    public const int MostListItems = 250;

    /// <summary>
    /// The Activity in <paramref name="body"/>, or null and a sentence for the sender. What is returned can be read to the
    /// last string: no broken UTF-8, no half surrogate pairs, at most 64 levels deep.
    /// </summary>
    public static Activity? Read(ReadOnlySpan<byte> body, out string? problem)
    {
        problem = null;
        try
        {
            if (!Utf8.IsValid(body))
                problem = "The body is not valid UTF-8.";
            else if (!HasWholeStrings(body))
                problem = "A string in the body has half a surrogate pair.";
            else if (JsonSerializer.Deserialize(body, ActivityJson.Default.Activity) is { } activity)
                return Checked(activity, out problem);
            else
                problem = "The body is null instead of an activity.";
        }
        catch (JsonException)
        {
            problem = "The body is not an activity in JSON.";
        }
        return null;
    }

    private static Activity? Checked(Activity activity, out string? problem)
    {
        problem = string.IsNullOrWhiteSpace(activity.Type) ? "The activity has no type."
            : IsLong(activity.Attachments) || IsLong(activity.Entities) || IsLong(activity.MembersAdded) || IsLong(activity.MembersRemoved)
                ? $"The activity has a list of more than {MostListItems} items."
            : null;
        return problem is null ? activity : null;
    }

    private static bool IsLong<T>(IReadOnlyList<T>? list) => list is { Count: > MostListItems };

    // Fields kept as JsonElement are decoded only when read, far from here, so every escaped string is tried now.
    private static bool HasWholeStrings(ReadOnlySpan<byte> body)
    {
        if (!body.Contains((byte)'\\')) return true;
        var reader = new Utf8JsonReader(body);
        Span<char> small = stackalloc char[256];
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
                reader.CopyString(reader.ValueSpan.Length <= small.Length ? small : new char[reader.ValueSpan.Length]);
            }
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
