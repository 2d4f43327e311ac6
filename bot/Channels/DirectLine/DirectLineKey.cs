using System.Security.Cryptography;
using SupportBot.Bot.Hosting;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>The key that signs tokens: from the options, or made once and kept beside the database, readable by its owner only.</summary>
public static class DirectLineKey
{
    /// <summary>Bytes of a made key, and the fewest accepted (HS256, RFC 7518 section 3.2).</summary>
    public const int Size = 32;

    private const string FileName = "directline.key";

    /// <exception cref="StartException">The key can be neither read nor made.</exception>
    public static byte[] Load(DirectLineOptions options)
    {
        if (options.SigningKey is { } given)
            return Convert.FromBase64String(given);
        var path = Path.GetFullPath(Path.Combine(options.Folder, FileName));
        try
        {
            if (!File.Exists(path))
                Make(path);
            var key = File.ReadAllBytes(path);
            return key.Length == Size ? key : throw new StartException($"{path} has {key.Length} bytes instead of {Size}. Delete it: a new key is made, and open chats start anew.");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"{path} cannot be read or written. Give this program's user the right to, or set DirectLine:Folder to another folder.");
        }
    }

    /// <summary>Written aside and moved, so that two processes starting at once end with one whole key.</summary>
    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Environment.ProcessId}";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(aside, create))
        {
            file.Write(RandomNumberGenerator.GetBytes(Size));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
