using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>The bytes of a request, in rented memory that is given back on dispose.</summary>
internal readonly struct RequestBody(byte[] rented, int length) : IDisposable
{
    /// <summary>Longest body that is read; the protocol's largest activities stay under it.</summary>
    public const int Longest = 256 * 1024;

    public ReadOnlySpan<byte> Bytes => rented.AsSpan(0, length);

    /// <summary>Why a body will not be read at all; null when it may be.</summary>
    public static Refusal? Refuse(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity" ? Refusal.Encoded
        : !IsJson(request.ContentType) ? Refusal.NoJson
        : request.ContentLength > Longest ? Refusal.TooLong
        : null;

    /// <summary>Reads to the end, holding no more than <see cref="Longest"/>.</summary>
    /// <returns>Null when it is longer.</returns>
    /// <exception cref="BadHttpRequestException">The client sends too slowly, breaks off or breaks the rules of HTTP.</exception>
    public static async ValueTask<RequestBody?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // The server's own limit would answer in its own words; ours is the lower one.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Longest + 1;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > Longest) return TooLong(reader, read.Buffer);
            if (read.IsCompleted) return Take(reader, read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        // What people write does not stay in a pool.
        Array.Clear(rented, 0, length);
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static RequestBody? TooLong(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        reader.AdvanceTo(buffer.End);
        return null;
    }

    private static RequestBody Take(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        var length = (int)buffer.Length;
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        buffer.CopyTo(rented);
        reader.AdvanceTo(buffer.End);
        return new RequestBody(rented, length);
    }

    /// <summary>A page on another site can post forms and text here from a browser, but JSON only after asking.</summary>
    private static bool IsJson(string? contentType)
    {
        if (contentType is null) return false;
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (end < 0 ? contentType : contentType[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Equals("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Why a body is not read.</summary>
internal enum Refusal
{
    Encoded,
    NoJson,
    TooLong,
}
