using SupportBot.Models.Files;
using SupportBot.Models.Replies;

namespace SupportBot.Training.Data;

/// <summary>The reply model's place beside the other files of a model.</summary>
internal static class ReplyModelFile
{
    /// <summary>Writes the file into a directory that holds a model and names it in the manifest, in place of an earlier one.</summary>
    /// <exception cref="ModelFileException">There is no model in the directory, or it is damaged.</exception>
    public static ModelManifest Join(string directory, byte[] bytes, IReadOnlyList<DataFile> data, IReadOnlyDictionary<string, double> metrics)
    {
        var read = ModelDirectory.Read(directory);
        var files = read.Manifest.Files.ToDictionary(f => f.Name, f => read.Bytes(f.Name), StringComparer.Ordinal);
        files[ModelDirectory.Replies] = bytes;
        return ModelDirectory.Write(directory, Describe(read.Manifest, data, metrics), files);
    }

    /// <summary>What a model in <paramref name="directory"/> brings for replies, for a newly trained one to take along; null when there is none to take.</summary>
    public static KeptReplies? Keep(string directory)
    {
        if (!File.Exists(Path.Combine(directory, ModelDirectory.ManifestName))) return null;
        var read = ModelDirectory.Read(directory);
        if (!read.Has(ModelDirectory.Replies)) return null;
        var metrics = read.Manifest.Metrics.Where(m => m.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary();
        return new(read.Bytes(ModelDirectory.Replies), [.. read.Manifest.Data.Where(d => d.Name.StartsWith(DataPrefix, StringComparison.Ordinal))], metrics);
    }

    private const string Prefix = "reply.", DataPrefix = "replies.";

    private static ModelManifest Describe(ModelManifest manifest, IReadOnlyList<DataFile> data, IReadOnlyDictionary<string, double> metrics)
    {
        var labels = manifest.Labels.Where(l => l.Key != ReplyModel.Task).ToDictionary(l => l.Key, l => l.Value);
        labels[ReplyModel.Task] = ReplyLabels.Names;
        var measured = new SortedDictionary<string, double>(manifest.Metrics.Where(m => !m.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in metrics) measured[name] = value;
        var names = data.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        return manifest with { Labels = labels, Metrics = measured, Data = [.. manifest.Data.Where(d => !names.Contains(d.Name)), .. data] };
    }
}

/// <summary>A reply model with what its manifest said of it.</summary>
internal sealed record KeptReplies(byte[] Bytes, IReadOnlyList<DataFile> Data, IReadOnlyDictionary<string, double> Metrics);
