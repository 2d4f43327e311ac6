using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;

namespace SupportBot.Bench.Traffic;

/// <summary>
/// Makes the requests of a run from bytes prepared beforehand: a thousand conversations take turns, each plays the scripts
/// in its own order, and every activity has an id of its own. A conversation belongs to one connection, as a channel keeps its order.
/// </summary>
internal sealed class Traffic
{
    public const int Conversations = 1_000;

    private const string ConversationMark = "@@@@", ActivityMark = "##########";

    private readonly Template[][] _scripts;
    private readonly int[] _script = new int[Conversations];
    private readonly int[] _line = new int[Conversations];
    private readonly int[] _next;
    private readonly int _connections;
    private readonly Func<int, byte[]>? _head;
    private long _activities;

    /// <param name="connections">Over how many connections the conversations are spread.</param>
    /// <param name="request">Head and body of a request for a text; marks stand for the conversation and the activity.</param>
    /// <param name="head">A head of its own for each conversation, in front of the template; null for none.</param>
    public Traffic(int connections, Func<string, string> request, Func<int, byte[]>? head = null)
    {
        _connections = connections;
        _head = head;
        _scripts = [.. Scripts.All.Select(script => script.Select(text => new Template(request(text))).ToArray())];
        _next = [.. Enumerable.Range(0, connections)];
        for (var conversation = 0; conversation < Conversations; conversation++)
            _script[conversation] = conversation * 7 % _scripts.Length;
    }

    /// <summary>Writes the next request of a connection; returns its length.</summary>
    public int Write(int connection, Span<byte> buffer)
    {
        var conversation = _next[connection];
        _next[connection] = conversation + _connections < Conversations ? conversation + _connections : connection;
        var script = _scripts[_script[conversation]];
        var template = script[_line[conversation]];
        if (++_line[conversation] == script.Length)
            (_script[conversation], _line[conversation]) = ((_script[conversation] + 1) % _scripts.Length, 0);

        var head = _head is null ? [] : _head(conversation).AsSpan();
        head.CopyTo(buffer);
        var request = buffer[head.Length..];
        template.Bytes.CopyTo(request);
        foreach (var at in template.Conversations)
            Digits(request.Slice(at, ConversationMark.Length), conversation);
        Digits(request.Slice(template.Activity, ActivityMark.Length), ++_activities);
        return head.Length + template.Bytes.Length;
    }

    /// <summary>A request to <c>/api/messages</c> as a channel sends it.</summary>
    public static string Message(string text, int port, string serviceUrl, bool expectReplies) => Post(
        "/api/messages",
        port,
        "",
        $$$"""
        {"type":"message","id":"{{{ActivityMark}}}","timestamp":"2026-11-02T09:30:00.000Z","localTimezone":"Europe/Madrid","serviceUrl":"{{{serviceUrl}}}","channelId":"emulator","from":{"id":"user-{{{ConversationMark}}}","name":"User"},"conversation":{"id":"conversation-{{{ConversationMark}}}"},"recipient":{"id":"supportbot","name":"Support"},"textFormat":"plain","locale":"en-US","text":"{{{JavaScriptEncoder.Default.Encode(text)}}}"{{{(expectReplies ? ",\"deliveryMode\":\"expectReplies\"" : "")}}}}
        """);

    /// <summary>The body of a Direct Line message; path and token are the conversation's own and stand in the head before it.</summary>
    public static string DirectLineMessage(string text, int port)
    {
        var body = $$$"""
            {"type":"message","from":{"id":"dl_bench"},"locale":"en-US","textFormat":"plain","text":"{{{JavaScriptEncoder.Default.Encode(text)}}}","channelData":{"clientActivityID":"{{{ActivityMark}}}"}}
            """;
        return $"Host: localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
    }

    private static string Post(string path, int port, string headers, string body) =>
        $"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static void Digits(Span<byte> into, long number) => Utf8Formatter.TryFormat(number, into, out _, new('D', (byte)into.Length));

    /// <summary>A request with the places where numbers go.</summary>
    private sealed class Template
    {
        public Template(string text)
        {
            Bytes = Encoding.UTF8.GetBytes(text);
            Activities = Places(ActivityMark);
            Conversations = Places(ConversationMark);
        }

        public byte[] Bytes { get; }

        public int[] Conversations { get; }

        private int[] Activities { get; }

        /// <summary>The activity's id, the only one that must differ.</summary>
        public int Activity => Activities[0];

        private int[] Places(string mark)
        {
            var places = new List<int>();
            var wanted = Encoding.UTF8.GetBytes(mark);
            for (var at = Bytes.AsSpan().IndexOf(wanted); at >= 0;)
            {
                places.Add(at);
                var further = Bytes.AsSpan(at + wanted.Length).IndexOf(wanted);
                at = further < 0 ? -1 : at + wanted.Length + further;
            }
            return [.. places];
        }
    }
}
