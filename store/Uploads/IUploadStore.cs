using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>What is known of uploaded files; the bytes lie in a folder under <see cref="Upload.PathId"/>.</summary>
public interface IUploadStore
{
    Task AddUploadAsync(Upload upload, CancellationToken cancellationToken = default);

    Task<Upload?> LoadUploadAsync(string uploadId, CancellationToken cancellationToken = default);

    /// <summary>Files of a conversation, oldest first.</summary>
    Task<IReadOnlyList<Upload>> ListUploadsAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>Bytes uploaded in a conversation since <paramref name="since"/>.</summary>
    Task<long> CountUploadedBytesAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken = default);
}

/// <param name="FileName">As the person named it, redacted; only ever shown.</param>
/// <param name="Bytes">Size, ≥ 0.</param>
/// <param name="PathId">Random name of the file on disk.</param>
public sealed record Upload(string Id, string ConversationId, SafeText FileName, string ContentType, long Bytes, string PathId, DateTimeOffset At);
