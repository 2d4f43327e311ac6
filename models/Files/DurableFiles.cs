using System.Runtime.InteropServices;

namespace SupportBot.Models.Files;

/// <summary>Writes that are on the disk, and not only in its cache, when the call returns.</summary>
internal static partial class DurableFiles
{
    /// <summary>Only the owner may read and write; for what must stay secret. No effect on Windows, where the folder's rights hold.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file, whole and flushed. Throws where there is one already.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (mode is not null && !OperatingSystem.IsWindows()) create.UnixCreateMode = mode;
        using var file = new FileStream(path, create);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Makes names in a folder durable: without this a rename may be forgotten when the power fails. .NET opens no folder,
    /// so the call is the system's own; Windows keeps names durable by itself.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, 0);
        if (handle < 0) throw new IOException($"The folder {folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            // Some network file systems do not know this for folders (EINVAL = 22): nothing more can be done there.
            if (Flush(handle) != 0 && Marshal.GetLastPInvokeError() is var error and not 22) throw new IOException($"The folder {folder} cannot be flushed to disk (error {error}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
