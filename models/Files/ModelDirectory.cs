using System.Security.Cryptography;
using System.Text.Json;

namespace SupportBot.Models.Files;

/// <summary>
/// A directory with the files of one model and their manifest. Reading checks who vouches for the manifest, then size and
/// SHA-256 of each file, before a byte of it is interpreted.
/// </summary>
public sealed class ModelDirectory
{
    public const string ManifestName = "manifest.json", Understanding = "understanding.model", Languages = "languages.model";

    /// <summary>Nothing larger is read into memory, whatever a manifest says.</summary>
    private const long MostManifestBytes = 1 << 20, MostFileBytes = 1L << 29;

    /// <summary>Optional: without it replies are read by rules alone.</summary>
    public const string Replies = "replies.model";

    private readonly Dictionary<string, byte[]> _bytes;

    private ModelDirectory(ModelManifest manifest, byte[] manifestBytes, Dictionary<string, byte[]> bytes) => (Manifest, ManifestBytes, _bytes) = (manifest, manifestBytes, bytes);

    public ModelManifest Manifest { get; }

    /// <summary>The manifest as it was read and checked.</summary>
    internal byte[] ManifestBytes { get; }

    /// <summary>SHA-256 of the manifest in lower-case hex: two models are the same when it is.</summary>
    public string Id => Hash(ManifestBytes);

    /// <summary>Whether the model has this file; some are optional.</summary>
    public bool Has(string name) => _bytes.ContainsKey(name);

    /// <exception cref="ModelFileException">The manifest does not name the file.</exception>
    public byte[] Bytes(string name) =>
        _bytes.TryGetValue(name, out var bytes) ? bytes : throw new ModelFileException($"The manifest of the model does not name {name}. Restore the model from a copy or train it again.");

    /// <param name="trust">Who must vouch for the model; null: whole files are enough.</param>
    /// <exception cref="ModelFileException">Something is missing, changed, cut off, newer or not vouched for; the message says which file and what to do.</exception>
    public static ModelDirectory Read(string directory, ModelTrust? trust = null)
    {
        var path = Path.Combine(directory, ManifestName);
        if (!File.Exists(path)) throw new ModelFileException($"There is no model in {directory}: {ManifestName} is missing. Restore it, or make one with `train --out {directory}`.");
        if (new FileInfo(path).Length > MostManifestBytes) throw new ModelFileException($"{path} is damaged: it is larger than a manifest can be. Restore it from a copy or train the model again.");
        var bytes = File.ReadAllBytes(path);
        (trust ?? ModelTrust.WholeFiles).Check(directory, bytes);
        var manifest = ReadManifest(path, bytes);
        return new(manifest, bytes, manifest.Files.ToDictionary(file => file.Name, file => ReadChecked(directory, file), StringComparer.Ordinal));
    }

    /// <summary>Writes files and manifest; the manifest comes last, so that a half-written directory is not taken for a model.</summary>
    public static ModelManifest Write(string directory, ModelManifest manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        Directory.CreateDirectory(directory);
        File.Delete(Path.Combine(directory, ManifestName));
        foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(directory, name), bytes);
        var complete = manifest with { Files = [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new ManifestFile(f.Key, f.Value.Length, Hash(f.Value)))] };
        File.WriteAllText(Path.Combine(directory, ManifestName), JsonSerializer.Serialize(complete, ManifestJson.Default.ModelManifest) + "\n");
        return complete;
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ModelManifest ReadManifest(string path, byte[] bytes)
    {
        ModelManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(bytes, ManifestJson.Default.ModelManifest);
        }
        catch (JsonException damage)
        {
            throw new ModelFileException($"{path} is damaged: it is not the JSON it should be. Restore it from a copy or train the model again.", damage);
        }

        if (manifest is null or { Files: null } or { Labels: null } or { Data: null } or { Metrics: null } or { Format: < 1 } || manifest.Files.Any(f => f is null or { Name: null } or { Sha256: null }) || manifest.Files.DistinctBy(f => f.Name).Count() != manifest.Files.Count)
            throw new ModelFileException($"{path} is damaged: it does not say what a manifest says. Restore it from a copy or train the model again.");
        if (manifest.Format > ModelFile.FormatVersion)
            throw new ModelFileException($"The model in {Path.GetDirectoryName(path)} has format {manifest.Format}, and this program reads formats up to {ModelFile.FormatVersion}. Update SupportBot, or train the model with this version.");
        return manifest;
    }

    private static byte[] ReadChecked(string directory, ManifestFile file)
    {
        if (file.Name != Path.GetFileName(file.Name)) throw new ModelFileException($"The manifest names \"{file.Name}\", which is not a file beside it. Restore the model from a copy.");
        var path = Path.Combine(directory, file.Name);
        if (!File.Exists(path)) throw new ModelFileException($"{path} is missing. Restore the model from a copy or train it again.");
        // Before reading: a file of gigabytes in place of a small one must not fill the memory.
        var length = new FileInfo(path).Length;
        if (length != file.Bytes || length > MostFileBytes) throw new ModelFileException($"{path} has {length} bytes, and its manifest says {file.Bytes}: it was cut off or replaced. Restore the model from a copy or train it again.");
        var bytes = File.ReadAllBytes(path);
        if (Hash(bytes) != file.Sha256) throw new ModelFileException($"{path} is not the file that its manifest describes (SHA-256 differs): it was changed. Restore the model from a copy or train it again.");
        return bytes;
    }
}
