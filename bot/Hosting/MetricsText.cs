using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace SupportBot.Bot.Hosting;

/// <summary>
/// Collects the counters and histograms of this program and of ASP.NET Core and writes them as Prometheus text. Labels
/// are outcomes and routes, never what people wrote.
/// </summary>
public sealed class MetricsText : IHostedService, IDisposable
{
    /// <summary>More label combinations than this are counted together, so that memory stays bounded.</summary>
    private const int MostSeries = 2_000;

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "SupportBot" or "Microsoft.AspNetCore.Hosting" or "System.Runtime")
                listener.EnableMeasurementEvents(instrument, new KnownLabels());
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, state) => Record(instrument, value, tags, state));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, state) => Record(instrument, value, tags, state));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All series as text, sorted by name.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (key, series) in _series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            series.Write(text, key);
        return text.ToString();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var known = (KnownLabels)state!;
        var series = known.Find(tags);
        if (series is null)
        {
            var name = Name(instrument.Name);
            var isRoom = _series.Count < MostSeries;
            series = _series.GetOrAdd(isRoom ? name + Labels(tags) : name, static (_, kind) => new Series(kind), KindOf(instrument));
            if (isRoom)
                known.Add(tags, series);
        }
        series.Add(value);
    }

    private static SeriesKind KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? SeriesKind.Histogram
            : type.StartsWith("Observable", StringComparison.Ordinal) ? SeriesKind.Last
            : SeriesKind.Sum;
    }

    private static string Name(string name) => name.Replace('.', '_').Replace('-', '_');

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var text = new StringBuilder("{");
        foreach (var (tag, value) in tags)
        {
            if (text.Length > 1)
                text.Append(',');
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(Name(tag)).Append("=\"").Append(escaped).Append('"');
        }
        return text.Append('}').ToString();
    }

    public void Dispose() => _listener.Dispose();

    private enum SeriesKind
    {
        Sum,
        Last,
        Histogram,
    }

    /// <summary>The series of one instrument by their labels: a measurement makes no text and no garbage.</summary>
    private sealed class KnownLabels
    {
        private readonly Lock _lock = new();
        private (int Hash, KeyValuePair<string, object?>[] Tags, Series Series)[] _known = [];

        public Series? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var hash = HashOf(tags);
            foreach (var (ours, known, series) in _known)
                if (ours == hash && AreSame(known, tags))
                    return series;
            return null;
        }

        public void Add(ReadOnlySpan<KeyValuePair<string, object?>> tags, Series series)
        {
            lock (_lock)
                _known = [.. _known, (HashOf(tags), tags.ToArray(), series)];
        }

        private static int HashOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var hash = default(HashCode);
            foreach (var (tag, value) in tags)
            {
                hash.Add(tag);
                hash.Add(value);
            }
            return hash.ToHashCode();
        }

        private static bool AreSame(ReadOnlySpan<KeyValuePair<string, object?>> one, ReadOnlySpan<KeyValuePair<string, object?>> other)
        {
            if (one.Length != other.Length)
                return false;
            for (var i = 0; i < one.Length; i++)
                if (one[i].Key != other[i].Key || !Equals(one[i].Value, other[i].Value))
                    return false;
            return true;
        }
    }

    /// <summary>One line of numbers; a histogram is given as sum and count.</summary>
    private sealed class Series(SeriesKind kind)
    {
        private readonly Lock _lock = new();
        private double _value;
        private long _count;

        public void Add(double value)
        {
            lock (_lock)
            {
                _value = kind == SeriesKind.Last ? value : _value + value;
                _count++;
            }
        }

        public void Write(StringBuilder text, string key)
        {
            lock (_lock)
            {
                var open = key.IndexOf('{', StringComparison.Ordinal);
                var (name, labels) = open < 0 ? (key, "") : (key[..open], key[open..]);
                if (kind != SeriesKind.Histogram)
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {_value}\n");
                else
                    text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {_value}\n{name}_count{labels} {_count}\n");
            }
        }
    }
}
