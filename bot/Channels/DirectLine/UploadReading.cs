using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Bot.Turns;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Reads an upload: one part that is the activity, and files beside it.</summary>
internal sealed class UploadReading(UploadFolder folder)
{
    /// <summary>Most files of one message; further ones are refused.</summary>
    public const int MostFiles = 5;

    /// <summary>Stands in for the media type of a file of a kind that is not taken. The turn tells the person.</summary>
    public const string RefusedType = "refused/type";

    /// <summary>Stands in for the media type of a file that is too large, or one too many.</summary>
    public const string RefusedSize = "refused/size";

    /// <summary>Largest request, in bytes: the files, the activity, and what multipart adds.</summary>
    public const long LargestRequest = (long)MostFiles * UploadFolder.LargestFile + 512 * 1024;

    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int MostParts = 20;
    private const int LongestName = 255;

    /// <summary>The activity (an empty message when there was none) and the files; null and a sentence when it cannot be read.</summary>
    public async Task<(Activity? Activity, List<IncomingAttachment> Files, string? Problem)> ReadAsync(
        HttpRequest request, string conversationKey, string baseUrl, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            return (null, [], "An upload is multipart/form-data with a boundary.");
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        var activity = new Activity { Type = ActivityTypes.Message };
        var files = new List<IncomingAttachment>();
        for (var part = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; part++)
        {
            if (part == MostParts)
                return (null, files, $"An upload has at most {MostParts} parts.");
            if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
            {
                if (await ReadActivityAsync(section.Body, cancellationToken) is not { } read)
                    return (null, files, "The activity part is not an activity in JSON of at most 256 KiB.");
                activity = read;
            }
            else if (NameOf(section) is { } name)
            {
                files.Add(await KeepAsync(section.Body, name, conversationKey, baseUrl, files.Count, cancellationToken));
            }
        }
        return files.Count == 0 ? (null, files, "The upload has no file.") : (activity, files, null);
    }

    private static string? NameOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            return null;
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        if (HeaderUtilities.RemoveQuotes(name).Value is not { Length: > 0 } text)
            return null;
        // A path is the sender's business, and only the name is shown.
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        return text.Length > LongestName ? text[^LongestName..] : text;
    }

    private async Task<IncomingAttachment> KeepAsync(
        Stream content, string name, string conversationKey, string baseUrl, int before, CancellationToken cancellationToken)
    {
        if (before >= MostFiles)
            return new IncomingAttachment(name, RefusedSize, null, null);
        var kept = await folder.KeepAsync(conversationKey, name, content, cancellationToken);
        return new IncomingAttachment(name, kept.ContentType, kept.UploadId, kept.UploadId is { } id ? $"{baseUrl}/v3/directline/uploads/{id}" : null);
    }

    private static async Task<Activity?> ReadActivityAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[RequestBody.Longest + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > RequestBody.Longest ? null : WireJson.Read(buffer.AsSpan(0, read), out _);
    }
}
