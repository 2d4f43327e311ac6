using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bench.Traffic;
using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Hosting;
using SupportBot.Bot.Replies;
using SupportBot.Bot.Turns;
using SupportBot.Desk;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Search;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Bench.Verbs;

/// <summary>The thinking part of a turn, in process and on one thread, part by part.</summary>
internal static class UnderstandVerb
{
    private const double MostMicroseconds = 200;

    /// <summary>So that the code is compiled in its final form.</summary>
    private const int WarmUpPasses = 100;

    public static int Run(BenchOptions options)
    {
        var redactor = new Redactor();
        var loaded = StartChecks.Load(new FolderOptions(), new ModelOptions(), new KnowledgeOptions(), redactor);
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System).AddSingleton(redactor).AddSingleton(loaded.Texts).AddSingleton(loaded.Models).AddSingleton(loaded.Models.Current);
        services.AddKnowledge().AddDesk(configuration).AddTurns(configuration);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<SecretHolder>().Secret = InstallationSecret.New();
        var thinker = new Thinker(provider);

        for (var pass = 0; pass < WarmUpPasses; pass++)
            Pass(thinker, new Parts());
        var parts = new Parts();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var messages = 0;
        for (var pass = 0; pass < options.Passes; pass++)
            messages += Pass(thinker, parts);
        return Report(options, parts, (GC.GetAllocatedBytesForCurrentThread() - before) / messages);
    }

    private static int Pass(Thinker thinker, Parts parts)
    {
        var messages = 0;
        foreach (var script in Scripts.All)
        {
            var state = SafeText.Empty;
            foreach (var text in script)
            {
                state = thinker.Think(text, state, parts);
                messages++;
            }
        }
        return messages;
    }

    private static int Report(BenchOptions options, Parts parts, long bytes)
    {
        var whole = parts.Of("understand and decide");
        var good = whole.P50 <= MostMicroseconds;
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { parts = parts.Names.Select(name => new { name, parts.Of(name).P50, parts.Of(name).P99 }), bytesPerMessage = bytes, good }));
            return good ? 0 : 1;
        }
        Console.WriteLine("| part | p50 µs | p99 µs | mean µs | bytes |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var name in parts.Names)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {parts.Of(name).P50:0.0} | {parts.Of(name).P99:0.0} | {parts.Of(name).Mean:0.0} | {parts.Bytes(name):0} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes allocated a message; p50 {whole.P50:0.0} µs (at most {MostMicroseconds:0})"));
        return good ? 0 : 1;
    }

    /// <summary>The steps of <see cref="TurnRunner"/> without the store, each under its clock.</summary>
    private sealed class Thinker(IServiceProvider provider)
    {
        private readonly Redactor _redactor = provider.GetRequiredService<Redactor>();
        private readonly Hearing _hearing = provider.GetRequiredService<Hearing>();
        private readonly TextModel _model = provider.GetRequiredService<TextModel>();
        private readonly DialogPolicy _policy = provider.GetRequiredService<DialogPolicy>();
        private readonly DialogActs _acts = provider.GetRequiredService<DialogActs>();
        private readonly TurnTools _tools = provider.GetRequiredService<TurnTools>();
        private readonly CommandReader _commands = provider.GetRequiredService<CommandReader>();
        private readonly KnowledgeBase _knowledge = provider.GetRequiredService<KnowledgeSource>().Current;
        private int _activity;

        public SafeText Think(string text, SafeText kept, Parts parts)
        {
            var now = _tools.Clock.GetUtcNow();
            var incoming = new Incoming { Kind = IncomingKind.Message, Address = Someone, ActivityId = (++_activity).ToString(CultureInfo.InvariantCulture), RawText = text };
            var at = Stopwatch.GetTimestamp();
            var state = kept.IsEmpty ? ConversationState.New : _tools.Read(kept);
            parts.Add("read the state (JSON)", ref at);

            var began = at;
            var redaction = _redactor.Redact(text, state.Redaction);
            parts.Add("redact", ref at);
            var heard = _hearing.Hear(incoming, redaction, state, _knowledge, false, None, now);
            parts.Add("hear (commands, replies, model, search)", ref at);
            var ready = state with { Turn = state.Turn + 1, Redaction = redaction.Next };
            ready = ready with { Case = _tools.Told(ready, heard) };
            var decision = _policy.Decide(ready, heard, _knowledge);
            parts.Add("decide", ref at);
            parts.Add("understand and decide", began, at);

            var scene = new Scene { Knowledge = _knowledge, Address = Someone, Now = now, Ids = _tools.Ids(incoming) };
            var step = _acts.Carry(decision, ready, heard, scene);
            parts.Add("act", ref at);
            var why = Explanation.Of(decision, heard);
            parts.Add("explain", ref at);
            new TurnWriter(incoming, null, heard, scene, decision, why).Write(step, null, _tools.Desk);
            parts.Add("write (JSON)", ref at);
            parts.Add("all of it", began, at);
            Alone(redaction.Text, heard, now, parts);
            return KeptJson.Write(step.Next, KeptBotJson.Kept.ConversationState);
        }

        /// <summary>The parts of hearing once more by themselves.</summary>
        private void Alone(SafeText text, Heard heard, DateTimeOffset now, Parts parts)
        {
            var at = Stopwatch.GetTimestamp();
            _commands.Read(text);
            parts.Add("  of hear: commands", ref at);
            var meaning = _model.Understand(text);
            parts.Add("  of hear: model", ref at);
            if (heard.Hits.Count == 0)
                return;
            at = Stopwatch.GetTimestamp();
            _knowledge.Search(text, new SearchRequest("en", now) { Category = meaning.Categories[0].Label, Topic = meaning.Topics[0].Label, Top = 5 });
            parts.Add("  of hear: search", ref at);
        }

        private static readonly IReadOnlyDictionary<string, SafeText> None = new Dictionary<string, SafeText>();

        private static readonly Address Someone = new()
        {
            Channel = "emulator",
            ConversationId = "conversation-0001",
            UserId = "user-0001",
            BotId = "supportbot",
            ServiceUrl = "http://localhost:9",
            Locale = "en-US",
            Transport = Transport.BotFramework,
        };
    }

    /// <summary>Times by part, in microseconds.</summary>
    private sealed class Parts
    {
        private readonly Dictionary<string, List<double>> _times = [];
        private readonly Dictionary<string, (long Sum, long Count)> _bytes = [];
        private long _allocated = GC.GetAllocatedBytesForCurrentThread();

        public IEnumerable<string> Names => _times.Keys;

        /// <summary>The time since <paramref name="from"/>, which moves on to now.</summary>
        public void Add(string part, ref long from)
        {
            Add(part, from, Stopwatch.GetTimestamp());
            var now = GC.GetAllocatedBytesForCurrentThread();
            var (sum, count) = _bytes.GetValueOrDefault(part);
            _bytes[part] = (sum + now - _allocated, count + 1);
            _allocated = GC.GetAllocatedBytesForCurrentThread();
            from = Stopwatch.GetTimestamp();
        }

        public void Add(string part, long from, long to)
        {
            if (!_times.TryGetValue(part, out var times))
                _times[part] = times = new List<double>(8_192);
            times.Add((to - from) * 1e6 / Stopwatch.Frequency);
        }

        /// <summary>Mean bytes allocated by a part; 0 for a sum of parts.</summary>
        public double Bytes(string part) => _bytes.TryGetValue(part, out var seen) ? seen.Sum / (double)seen.Count : 0;

        public (double P50, double P99, double Mean) Of(string part)
        {
            var sorted = _times[part].Order().ToArray();
            return (sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100], sorted.Average());
        }
    }
}
