namespace SupportBot.Models.Files;

/// <summary>
/// Whose models are taken. Hashes in a manifest find damage; only who vouches for the manifest keeps out a model of
/// somebody else. See docs/decisions/model-trust.md.
/// </summary>
public sealed class ModelTrust
{
    private const string PinResource = "ShippedModel.sha256";

    private readonly string? _pin;
    private readonly ModelKeys? _keys;

    private ModelTrust(string? pin, ModelKeys? keys) => (_pin, _keys) = (pin, keys);

    /// <summary>Whole files are enough: for a model somebody just trained and names by hand.</summary>
    public static ModelTrust WholeFiles { get; } = new(null, null);

    /// <summary>The model this program was built with: the SHA-256 of its manifest is part of the program.</summary>
    public static ModelTrust Shipped { get; } = new(ReadPin(), null);

    /// <summary>Models signed by the installation.</summary>
    public static ModelTrust SignedBy(ModelKeys keys) => new(null, keys);

    /// <summary>The model this program was built with, or one signed by the installation.</summary>
    public static ModelTrust ShippedOrSignedBy(ModelKeys keys) => new(ReadPin(), keys);

    /// <param name="manifest">The bytes of the manifest that everything else is checked against.</param>
    /// <exception cref="ModelFileException">Nobody who is trusted vouches for it.</exception>
    internal void Check(string directory, ReadOnlySpan<byte> manifest)
    {
        if (_pin is not null && ModelDirectory.Hash(manifest) == _pin) return;
        if (_keys is not null) _keys.Verify(directory, manifest);
        else if (_pin is not null)
            throw new ModelFileException($"The model in {directory} is not the one this program was built with (SHA-256 of {ModelDirectory.ManifestName} differs). Build again after training, or restore the program's files; a model of your own goes in with `promote --model`.");
    }

    private static string ReadPin()
    {
        using var stream = typeof(ModelTrust).Assembly.GetManifestResourceStream(PinResource)
            ?? throw new InvalidOperationException("The program was built without the hash of its model. Build it from the whole repository.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim().ToLowerInvariant();
    }
}
