namespace SupportBot.Models.Files;

/// <summary>A model file cannot be used; the message says which, why, and what to do.</summary>
public sealed class ModelFileException : Exception
{
    public ModelFileException(string message) : base(message) { }

    public ModelFileException(string message, Exception inner) : base(message, inner) { }

    public ModelFileException() { }
}
