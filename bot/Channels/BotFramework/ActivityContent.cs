using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>An activity as request body, which remembers whether any of it may have left this machine.</summary>
internal sealed class ActivityContent : HttpContent
{
    private readonly byte[] _json;

    public ActivityContent(string json)
    {
        _json = Encoding.UTF8.GetBytes(json);
        Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
    }

    /// <summary>The body was begun: from here on a failure says nothing about what the other side has seen.</summary>
    public bool Left { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        await stream.WriteAsync(_json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
