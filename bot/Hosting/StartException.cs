namespace SupportBot.Bot.Hosting;

/// <summary>The program cannot start as it is set up. The message is for the operator: what is wrong, where, and what helps.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
