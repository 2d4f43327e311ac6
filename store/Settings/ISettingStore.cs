using SupportBot.Privacy;

namespace SupportBot.Store;

/// <summary>Small things by key that all nodes share: settings made at the desk, keys, the node's own notes.</summary>
public interface ISettingStore
{
    Task<SafeText?> LoadSettingAsync(string key, CancellationToken cancellationToken = default);

    Task SaveSettingAsync(string key, SafeText value, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Saves unless the key exists; of several callers at once, one wins.</summary>
    /// <returns>What is kept now: the new value or the older one.</returns>
    Task<SafeText> AddSettingAsync(string key, SafeText value, DateTimeOffset now, CancellationToken cancellationToken = default);
}
