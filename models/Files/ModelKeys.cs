using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Models.Files;

/// <summary>
/// The key pair with which an installation signs the models it takes (ECDSA on P-256 with SHA-256). Signing needs the
/// private half; the bot reads the public half only.
/// </summary>
public sealed class ModelKeys(string folder)
{
    public const string PrivateName = "model-signing.key", PublicName = "model-signing.pub", SignatureName = "manifest.sig";

    /// <summary>A signature made for anything else is none for a model.</summary>
    private static ReadOnlySpan<byte> Purpose => "SupportBot model manifest v1\n"u8;

    private string PrivatePath => Path.Combine(folder, PrivateName);

    public string PublicPath => Path.Combine(folder, PublicName);

    /// <summary>Makes the pair when there is none. The private half can be read by its owner only.</summary>
    /// <exception cref="ModelFileException">Half of the pair is missing, open to others or damaged.</exception>
    public void Ensure()
    {
        if (File.Exists(PrivatePath))
        {
            using var kept = OpenPrivate();
            if (!File.Exists(PublicPath)) WritePublic(kept);
            return;
        }

        if (File.Exists(PublicPath))
            throw new ModelFileException($"{PrivatePath} is missing, though models are checked with {PublicName}. Put the private key back, or delete {PublicPath} to begin with a new pair and promote again.");
        Directory.CreateDirectory(folder);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DurableFiles.Write(PrivatePath, System.Text.Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n"), DurableFiles.OwnerOnly);
        WritePublic(made);
    }

    /// <summary>The text of manifest.sig for these bytes of a manifest.</summary>
    /// <exception cref="ModelFileException">The private key is missing, open to others or damaged.</exception>
    public byte[] Sign(ReadOnlySpan<byte> manifest)
    {
        using var key = OpenPrivate();
        var signature = new ManifestSignature(Fingerprint(key), Convert.ToBase64String(key.SignData([.. Purpose, .. manifest], HashAlgorithmName.SHA256)));
        return JsonSerializer.SerializeToUtf8Bytes(signature, SignatureJson.Default.ManifestSignature);
    }

    /// <summary>Checks manifest.sig of a directory against the bytes of its manifest that were read.</summary>
    /// <exception cref="ModelFileException">Unsigned, signed by another key, changed since, or there is no key to check with.</exception>
    public void Verify(string directory, ReadOnlySpan<byte> manifest)
    {
        var path = Path.Combine(directory, SignatureName);
        if (!File.Exists(path)) throw new ModelFileException($"The model in {directory} is not signed: {SignatureName} is missing. Take it over with `promote --model`, which checks and signs it.");
        var signature = ReadSignature(path);
        using var key = OpenPublic();
        if (signature.Key != Fingerprint(key))
            throw new ModelFileException($"The model in {directory} is signed by the key {signature.Key}, and this installation takes models signed by {Fingerprint(key)}. Promote it here with `promote --model`, which checks it and signs it anew.");
        if (!IsSound(key, manifest, signature))
            throw new ModelFileException($"{ModelDirectory.ManifestName} in {directory} was changed after it was signed. Restore it from a copy, or promote the model again.");
    }

    /// <summary>Who signed the model of a directory, as its signature says, unchecked; null when it is not signed.</summary>
    public static string? SignerOf(string directory)
    {
        var path = Path.Combine(directory, SignatureName);
        return File.Exists(path) ? ReadSignature(path).Key : null;
    }

    private static bool IsSound(ECDsa key, ReadOnlySpan<byte> manifest, ManifestSignature signature)
    {
        var bytes = new byte[signature.Signature.Length];
        return Convert.TryFromBase64String(signature.Signature, bytes, out var length)
            && key.VerifyData([.. Purpose, .. manifest], bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    private static ManifestSignature ReadSignature(string path)
    {
        const int Most = 4096;
        try
        {
            if (new FileInfo(path).Length <= Most && JsonSerializer.Deserialize(File.ReadAllBytes(path), SignatureJson.Default.ManifestSignature) is { Key: not null, Signature: not null } signature)
                return signature;
        }
        catch (JsonException)
        {
            // said below, as for every other damage
        }

        throw new ModelFileException($"{path} is damaged: it is not a signature. Restore it from a copy, or promote the model again.");
    }

    private void WritePublic(ECDsa key)
    {
        DurableFiles.Write(PublicPath, System.Text.Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem() + "\n"));
        DurableFiles.FlushFolder(folder);
    }

    private ECDsa OpenPrivate()
    {
        if (!File.Exists(PrivatePath)) throw new ModelFileException($"{PrivatePath} is missing, so nothing can be signed. Put the private key back.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(PrivatePath) & ~DurableFiles.OwnerOnly & ~UnixFileMode.UserExecute) != 0)
            throw new ModelFileException($"{PrivatePath} can be read by others, so what it signs proves nothing. Run chmod 600 on it, and replace the pair if somebody else may have read it.");
        return Import(PrivatePath);
    }

    private ECDsa OpenPublic() => File.Exists(PublicPath)
        ? Import(PublicPath)
        : throw new ModelFileException($"{PublicPath} is missing, so the signature of the model cannot be checked. Put the public key back, or promote the model again.");

    private static ECDsa Import(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key.KeySize == 256 ? key : throw new CryptographicException("not P-256");
        }
        catch (Exception damage) when (damage is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new ModelFileException($"{path} is damaged: it is not a key on P-256 in PEM. Restore it from a copy.", damage);
        }
    }

    /// <summary>First 16 hex digits of the SHA-256 of the public key.</summary>
    private static string Fingerprint(ECDsa key) => ModelDirectory.Hash(key.ExportSubjectPublicKeyInfo())[..16];
}

/// <param name="Key">Fingerprint of the key that signed.</param>
/// <param name="Signature">Base64.</param>
internal sealed record ManifestSignature(string Key, string Signature);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ManifestSignature))]
internal sealed partial class SignatureJson : JsonSerializerContext;
