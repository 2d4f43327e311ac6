using System.Security.Cryptography;
using System.Text;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>A file that was looked at: kept under an id, or refused with the reason.</summary>
/// <param name="UploadId">Null when refused.</param>
/// <param name="ContentType">Media type, or <see cref="UploadReading.RefusedType"/> or <see cref="UploadReading.RefusedSize"/>.</param>
internal sealed record KeptFile(string? UploadId, string ContentType);

/// <summary>
/// Keeps uploaded files: bytes in a folder outside the web root under random names, what is known of them in the store.
/// Text files are redacted before they are kept; pictures and PDFs are kept as they are.
/// </summary>
internal sealed class UploadFolder(string folder, IStore store, Redactor redactor, TimeProvider time, ILogger<UploadFolder> logger)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Most bytes a conversation may upload in a day.</summary>
    public const long LargestDay = 50L * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file to its end and keeps it, when it is of an accepted kind and size. Durable when the task completes.</summary>
    public async Task<KeptFile> KeepAsync(string conversationKey, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var path = PathOf(id);
        Directory.CreateDirectory(folder);
        var (type, size) = await WriteAsync(path, fileName, content, cancellationToken);
        if (type is UploadReading.RefusedType or UploadReading.RefusedSize || await IsOverDayAsync(conversationKey, size, cancellationToken))
        {
            File.Delete(path);
            var reason = type == UploadReading.RefusedType ? UploadReading.RefusedType : UploadReading.RefusedSize;
            DirectLineLog.UploadRefused(logger, reason);
            return new KeptFile(null, reason);
        }
        var name = redactor.Redact(fileName).Text.Truncate(120);
        await store.AddUploadAsync(new Upload(id, conversationKey, name, type, size, id, time.GetUtcNow()), cancellationToken);
        DirectLineLog.Uploaded(logger, id, type, size);
        return new KeptFile(id, type);
    }

    /// <summary>What is known of an upload and where it lies; null when it is not there.</summary>
    public async Task<(Upload Upload, string Path)?> FindAsync(string id, CancellationToken cancellationToken) =>
        SafeText.IsIdentifier(id) && await store.LoadUploadAsync(id, cancellationToken) is { } upload && File.Exists(PathOf(upload.PathId))
            ? (upload, PathOf(upload.PathId))
            : null;

    private string PathOf(string pathId) => Path.Combine(folder, pathId);

    private async Task<(string Type, long Size)> WriteAsync(string path, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[FileKind.HeadLength];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == 0 || FileKind.Of(head.AsSpan(0, read), fileName) is not { } type)
            return (UploadReading.RefusedType, 0);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, create);
        await file.WriteAsync(head.AsMemory(0, read), cancellationToken);
        if (!await CopyAsync(content, file, cancellationToken))
            return (UploadReading.RefusedSize, file.Length);
        if (type == FileKind.Text && !await RedactAsync(file, cancellationToken))
            return (UploadReading.RefusedType, file.Length);
        file.Flush(flushToDisk: true);
        return (type, file.Length);
    }

    /// <summary>False when there is more than <see cref="LargestFile"/>.</summary>
    private static async Task<bool> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (file.Length + read > LargestFile)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return true;
    }

    /// <summary>Writes the text back without its secrets. False when it is no text.</summary>
    private async Task<bool> RedactAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        if (bytes.AsSpan().Contains((byte)0))
            return false;
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        var safe = redactor.Redact(text);
        if (safe.Findings.Count == 0)
            return true;
        file.SetLength(0);
        await file.WriteAsync(Strict.GetBytes(safe.Text.Value), cancellationToken);
        return true;
    }

    private async Task<bool> IsOverDayAsync(string conversationKey, long size, CancellationToken cancellationToken) =>
        await store.CountUploadedBytesAsync(conversationKey, time.GetUtcNow() - TimeSpan.FromDays(1), cancellationToken) + size > LargestDay;
}
