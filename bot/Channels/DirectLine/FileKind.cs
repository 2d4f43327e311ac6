namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Which files are taken: those whose first bytes and whose name say the same of a short list. Nothing is decoded.</summary>
internal static class FileKind
{
    /// <summary>Bytes needed to tell.</summary>
    public const int HeadLength = 16;

    public const string Text = "text/plain";

    /// <summary>The media type, or null for a file that is not taken. Text is still to be checked to its end.</summary>
    public static string? Of(ReadOnlySpan<byte> head, string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".png" when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        ".jpg" or ".jpeg" when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        ".webp" when head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) => "image/webp",
        ".pdf" when head.StartsWith("%PDF-"u8) => "application/pdf",
        ".txt" or ".log" when !head.Contains((byte)0) => Text,
        _ => null,
    };
}
