namespace SupportBot.Store;

/// <summary>State of the store as an operator sees it.</summary>
/// <param name="Works">Reads work, and so do writes as far as is known.</param>
/// <param name="Problem">Null when all is well; otherwise a sentence that says what is wrong and what helps.</param>
/// <param name="WaitingWrites">Writes queued for the writer, ≥ 0.</param>
/// <param name="LogBytes">Size of SQLite's write-ahead log; 0 on PostgreSQL. A long reader makes it grow.</param>
/// <param name="FreeBytes">Free space on the database's disk; null where the store cannot know.</param>
public sealed record StoreHealth(bool Works, string? Problem, int WaitingWrites, long LogBytes, long? FreeBytes);
