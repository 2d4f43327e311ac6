using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Models.Files;

/// <summary>What stands beside model files as manifest.json: what is inside, from what data, how good, and the hash of each file.</summary>
/// <param name="Format">Version of the manifest and of the files.</param>
/// <param name="Labels">Labels of each task.</param>
/// <param name="Data">Training files and what they held.</param>
/// <param name="Metrics">Measured on messages that the measured members did not see.</param>
public sealed record ModelManifest(
    int Format,
    string Product,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Labels,
    IReadOnlyList<DataFile> Data,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyList<ManifestFile> Files);

/// <param name="Sha256">Of the file's bytes, lower-case hex.</param>
public sealed record DataFile(string Name, int Rows, string Sha256);

/// <param name="Sha256">Of the file's bytes, lower-case hex.</param>
public sealed record ManifestFile(string Name, long Bytes, string Sha256);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n")]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
