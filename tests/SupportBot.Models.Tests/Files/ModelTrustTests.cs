using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Files;

/// <summary>Each way a model of the store can be wrong is refused with a sentence that names the file and the cure.</summary>
public sealed class ModelTrustTests : IDisposable
{
    private readonly StoreHouse _house = new();

    public ModelTrustTests() => _house.Promote("one");

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(ModelDirectory.Understanding, "understanding.model is not the file that its manifest describes (SHA-256 differs)", "Restore")]
    [InlineData(ModelDirectory.Languages, "languages.model is not the file that its manifest describes (SHA-256 differs)", "Restore")]
    [InlineData(ModelDirectory.ManifestName, "was changed after it was signed", "promote the model again")]
    [InlineData(ModelKeys.SignatureName, "manifest.sig is damaged", "promote the model again")]
    public void A_flipped_byte_is_refused(string file, string reason, string cure)
    {
        Change(file, bytes => bytes[file == ModelKeys.SignatureName ? 0 : bytes.Length / 2] ^= 1);

        Refused(reason, cure);
    }

    [Fact]
    public void A_flipped_byte_inside_the_signature_is_refused()
    {
        Change(ModelKeys.SignatureName, bytes => bytes[^10] ^= 1);

        Refused("was changed after it was signed", "promote the model again");
    }

    [Theory]
    [InlineData(ModelDirectory.Understanding, "understanding.model has")]
    [InlineData(ModelDirectory.Languages, "languages.model has")]
    [InlineData(ModelDirectory.ManifestName, "was changed after it was signed")]
    [InlineData(ModelKeys.SignatureName, "manifest.sig is damaged")]
    public void A_file_cut_off_is_refused(string file, string reason)
    {
        var path = _house.PathOf(1, file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^5]);

        Refused(reason, "Restore");
    }

    [Theory]
    [InlineData(ModelDirectory.Understanding)]
    [InlineData(ModelDirectory.ManifestName)]
    public void An_empty_file_is_refused(string file)
    {
        File.WriteAllBytes(_house.PathOf(1, file), []);

        Refused(file, "Restore");
    }

    [Fact]
    public void A_manifest_of_a_newer_version_is_refused_even_when_it_is_signed()
    {
        var path = _house.PathOf(1, ModelDirectory.ManifestName);
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"format\": {ModelFile.FormatVersion}", "\"format\": 99", StringComparison.Ordinal));
        File.WriteAllBytes(_house.PathOf(1, ModelKeys.SignatureName), new ModelKeys(_house.KeysFolder).Sign(File.ReadAllBytes(path)));

        Refused("has format 99, and this program reads formats up to 2", "Update SupportBot");
    }

    [Fact]
    public void An_unsigned_model_is_refused()
    {
        File.Delete(_house.PathOf(1, ModelKeys.SignatureName));

        Refused("is not signed: manifest.sig is missing", "promote --model");
    }

    [Fact]
    public void A_model_signed_by_another_key_is_refused()
    {
        var others = new ModelKeys(Path.Combine(_house.Root, "other-keys"));
        others.Ensure();
        File.WriteAllBytes(_house.PathOf(1, ModelKeys.SignatureName), others.Sign(File.ReadAllBytes(_house.PathOf(1, ModelDirectory.ManifestName))));

        Refused("is signed by the key", "Promote it here");
    }

    [Fact]
    public void A_signature_that_only_claims_the_right_key_is_refused()
    {
        var others = new ModelKeys(Path.Combine(_house.Root, "other-keys"));
        others.Ensure();
        var ours = ModelKeys.SignerOf(_house.Store().FolderOf(1))!; // just promoted
        var forged = System.Text.Encoding.UTF8.GetString(others.Sign(File.ReadAllBytes(_house.PathOf(1, ModelDirectory.ManifestName))));
        File.WriteAllText(_house.PathOf(1, ModelKeys.SignatureName), string.Concat("{\"key\":\"", ours, "\"", forged.AsSpan(forged.IndexOf(",\"sig", StringComparison.Ordinal))));

        Refused("was changed after it was signed", "promote the model again");
    }

    [Fact]
    public void Without_the_public_key_nothing_is_taken()
    {
        File.Delete(Path.Combine(_house.KeysFolder, ModelKeys.PublicName));

        Refused("model-signing.pub is missing", "Put the public key back");
    }

    [Fact]
    public void The_private_key_is_its_owners_alone_and_one_that_others_can_read_signs_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        var key = Path.Combine(_house.KeysFolder, ModelKeys.PrivateName);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Contains("can be read by others", Assert.Throws<ModelFileException>(() => _house.Promote("two")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_key_that_went_missing_is_not_replaced_in_silence()
    {
        File.Delete(Path.Combine(_house.KeysFolder, ModelKeys.PrivateName));

        Assert.Contains("Put the private key back", Assert.Throws<ModelFileException>(() => _house.Promote("two")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_model_is_known_by_the_hash_in_the_program_and_no_other_is()
    {
        var shipped = ModelDirectory.Read(Path.Combine(AppContext.BaseDirectory, "trained"), ModelTrust.Shipped);

        Assert.NotEmpty(shipped.Manifest.Files);
        var refusal = Assert.Throws<ModelFileException>(() => ModelDirectory.Read(_house.ShippedFolder, ModelTrust.Shipped)).Message;
        Assert.Contains("is not the one this program was built with", refusal, StringComparison.Ordinal);
    }

    private void Refused(string reason, string cure)
    {
        var message = Assert.Throws<ModelFileException>(() => _house.Store().Read(1)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains(cure, message, StringComparison.OrdinalIgnoreCase);

        // Whatever it is, the bot goes on with what it has.
        var source = _house.Open();
        Assert.Equal("shipped", SmallModel.NameOf(source.Current));
        Assert.Equal(message, source.Problem);
    }

    private void Change(string file, Action<byte[]> change)
    {
        var path = _house.PathOf(1, file);
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }
}
