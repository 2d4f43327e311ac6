namespace SupportBot.Store;

/// <summary>The store cannot do it now: locked by another program, disk full, server gone. Nothing was written; trying again later may help.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store cannot be opened as configured. The message is one sentence for the operator.</summary>
public sealed class StoreSetupException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database is damaged. The message names the file, the first fault and what to do. Nothing was changed.</summary>
public sealed class StoreDamagedException(string message, Exception? inner = null) : Exception(message, inner);
