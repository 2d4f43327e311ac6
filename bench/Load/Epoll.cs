using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SupportBot.Bench.Load;

/// <summary>Waits for many sockets on one thread with one call: the runtime's own sockets would put a thread pool between.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1, Readable = 1;

    // The kernel packs the struct on x64 only.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int Stride = Packed ? 12 : 16, Data = Packed ? 4 : 8;

    private readonly int _epoll;
    private readonly byte[] _events = new byte[16 * 256];

    public Epoll()
    {
        _epoll = Create(0);
        if (_epoll < 0)
            throw new Win32Exception();
    }

    /// <summary>Watches a socket; <paramref name="number"/> comes back when it can be read.</summary>
    public void Watch(SafeHandle socket, int number)
    {
        var watched = new byte[16];
        MemoryMarshal.Write(watched, Readable);
        MemoryMarshal.Write(watched.AsSpan(Data), number);
        if (Control(_epoll, Add, (int)socket.DangerousGetHandle(), watched) < 0)
            throw new Win32Exception();
    }

    /// <summary>Numbers of the sockets that can be read; none when <paramref name="milliseconds"/> pass.</summary>
    public int Wait(Span<int> numbers, int milliseconds)
    {
        var count = Wait(_epoll, _events, Math.Min(numbers.Length, 256), milliseconds);
        for (var i = 0; i < count; i++)
            numbers[i] = MemoryMarshal.Read<int>(_events.AsSpan(i * Stride + Data));
        return Math.Max(0, count);
    }

    public void Dispose() => _ = Close(_epoll);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int socket, byte[] watched);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(int epoll, byte[] events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
