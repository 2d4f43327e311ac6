using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bench.Load;

/// <summary>
/// A closed loop over keep-alive connections: each sends its next request when the answer to the last one is there. One
/// thread, no allocation per request, so that it takes as little as possible of the processors it shares with the server.
/// </summary>
internal sealed class Generator : IDisposable
{
    private readonly Epoll _epoll = new();
    private readonly Connection[] _connections;
    private readonly Traffic.Traffic _traffic;
    private readonly byte[] _request = new byte[64 * 1024];

    public Generator(int port, int connections, Traffic.Traffic traffic)
    {
        _traffic = traffic;
        _connections = [.. Enumerable.Range(0, connections).Select(_ => new Connection(port))];
        for (var i = 0; i < connections; i++)
            _epoll.Watch(_connections[i].Socket.SafeHandle, i);
    }

    /// <summary>Runs until the time is over or enough answers came; then waits for the answers that are still out.</summary>
    public LoadResult Run(TimeSpan time, long most = long.MaxValue)
    {
        var result = new LoadResult();
        Span<int> ready = stackalloc int[256];
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        long sent = 0;
        var open = 0;
        result.Start();
        for (var i = 0; i < _connections.Length && sent < most; i++, sent++, open++)
            Send(i);
        while (open > 0)
        {
            var count = _epoll.Wait(ready, 20_000);
            if (count == 0)
                throw new TimeoutException("The server gave no answer for 20 s.");
            foreach (var number in ready[..count])
            {
                var connection = _connections[number];
                if (connection.Receive() is not { } status)
                    continue;
                var now = Stopwatch.GetTimestamp();
                result.Add(now - connection.SentAt, status);
                open--;
                if (now >= end || sent >= most)
                    continue;
                Send(number);
                sent++;
                open++;
            }
        }
        result.Stop();
        return result;
    }

    public void Dispose()
    {
        _epoll.Dispose();
        foreach (var connection in _connections)
            connection.Socket.Dispose();
    }

    private void Send(int number)
    {
        var length = _traffic.Write(number, _request);
        _connections[number].SentAt = Stopwatch.GetTimestamp();
        if (_connections[number].Socket.Send(_request.AsSpan(0, length)) != length)
            throw new IOException("The socket took only a part of a request.");
    }

    /// <summary>One keep-alive connection and the answer that is coming in on it.</summary>
    private sealed class Connection
    {
        private readonly byte[] _answer = new byte[256 * 1024];
        private int _filled;

        public Connection(int port)
        {
            Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            Socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        }

        public Socket Socket { get; }

        public long SentAt { get; set; }

        /// <summary>Reads what is there; the status once the answer is whole, else null.</summary>
        public int? Receive()
        {
            var read = Socket.Receive(_answer.AsSpan(_filled));
            if (read == 0)
                throw new IOException("The server closed a connection.");
            _filled += read;
            if (!Answer.IsWhole(_answer.AsSpan(0, _filled), out var status))
                return null;
            _filled = 0;
            return status;
        }
    }
}

/// <summary>The little of HTTP that tells where an answer ends.</summary>
internal static class Answer
{
    public static bool IsWhole(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var headEnd = answer.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            return false;
        status = int.Parse(answer.Slice(9, 3), CultureInfo.InvariantCulture);
        var head = answer[..headEnd];
        var body = answer[(headEnd + 4)..];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return head.IndexOf("chunked"u8) < 0 || body.EndsWith("0\r\n\r\n"u8);
        var number = head[(at + 16)..];
        var lineEnd = number.IndexOf((byte)'\r');
        return body.Length >= int.Parse(lineEnd < 0 ? number : number[..lineEnd], CultureInfo.InvariantCulture);
    }
}
