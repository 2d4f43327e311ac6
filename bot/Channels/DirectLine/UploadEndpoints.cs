using Microsoft.AspNetCore.Http.Features;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Files in and out.</summary>
internal sealed class UploadEndpoints(UploadReading reading, UploadFolder folder, ConversationEndpoints conversations, DirectLineLimits limits, DirectLineOptions options)
{
    /// <summary>Takes files with a message. The person in the query is not looked at: the token says who it is.</summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        var caller = DirectLineCaller.Of(context);
        if (!caller.IsServer && !limits.MaySend(caller.Token!.UserId))
            return DirectLineResults.TooMany;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = UploadReading.LargestRequest;
        if (context.Request.ContentLength > UploadReading.LargestRequest)
            return DirectLineResults.TooLarge;
        try
        {
            var (activity, files, problem) = await reading.ReadAsync(
                context.Request, caller.Token!.Key, DirectLineAddress.Base(context.Request, options), context.RequestAborted);
            return activity is null
                ? DirectLineResults.Bad(problem!)
                : await conversations.RunAsync(ClientActivity.Read(activity, caller.Token, files), context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return DirectLineResults.Bad("The parts of the upload cannot be read.");
        }
    }

    /// <summary>A kept file, for whoever knows its address. Never shown as a page of ours.</summary>
    public async Task<IResult> GetAsync(HttpContext context, string uploadId)
    {
        if (await folder.FindAsync(uploadId, context.RequestAborted) is not { } found)
            return DirectLineResults.NotFound;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600";
        headers["Referrer-Policy"] = "no-referrer";
        var (upload, path) = found;
        return Results.File(path, upload.ContentType, upload.FileName.IsEmpty ? upload.Id : upload.FileName.Value);
    }
}
