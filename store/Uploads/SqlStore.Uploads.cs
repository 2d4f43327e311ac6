using SupportBot.Store.Sql;

namespace SupportBot.Store;

internal sealed partial class SqlStore
{
    private const string UploadColumns = "id, conversation_id, file_name, content_type, bytes, path_id, at";

    public async Task AddUploadAsync(Upload upload, CancellationToken cancellationToken = default)
    {
        Kept.Id(upload.Id, nameof(upload.Id));
        Kept.Id(upload.ConversationId, nameof(upload.ConversationId));
        Kept.Id(upload.ContentType, nameof(upload.ContentType));
        Kept.Id(upload.PathId, nameof(upload.PathId));
        ArgumentOutOfRangeException.ThrowIfNegative(upload.Bytes);
        await database.WriteAsync(
            s => s.ExecuteAsync(
                $"INSERT INTO uploads ({UploadColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                upload.Id,
                upload.ConversationId,
                upload.FileName,
                upload.ContentType,
                upload.Bytes,
                upload.PathId,
                upload.At),
            cancellationToken);
    }

    public Task<Upload?> LoadUploadAsync(string uploadId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(s => s.FindAsync($"SELECT {UploadColumns} FROM uploads WHERE id = $1", ReadUpload, uploadId), cancellationToken);

    public async Task<IReadOnlyList<Upload>> ListUploadsAsync(string conversationId, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(s => ListUploadsAsync(s, conversationId), cancellationToken);

    public async Task<long> CountUploadedBytesAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            s => s.NumberAsync(
                "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM uploads WHERE conversation_id = $1 AND at >= $2",
                conversationId,
                since),
            cancellationToken) ?? 0;

    private static ValueTask<List<Upload>> ListUploadsAsync(Session s, string conversationId) =>
        s.ListAsync($"SELECT {UploadColumns} FROM uploads WHERE conversation_id = $1 ORDER BY at, id", ReadUpload, conversationId);

    private static Upload ReadUpload(Row row) =>
        new(row.Text(0), row.Text(1), row.Safe(2), row.Text(3), row.Long(4), row.Text(5), row.Time(6));
}
