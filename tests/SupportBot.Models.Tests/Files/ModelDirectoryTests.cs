using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Files;

public sealed class ModelDirectoryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("models-").FullName;

    public ModelDirectoryTests()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "trained");
        foreach (var file in Directory.GetFiles(shipped)) File.Copy(file, Path.Combine(_directory, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_flipped_bit_is_refused()
    {
        var path = Path.Combine(_directory, ModelDirectory.Understanding);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Contains("is not the file that its manifest describes (SHA-256 differs)", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_is_refused()
    {
        var path = Path.Combine(_directory, ModelDirectory.Understanding);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^10]);

        Assert.Contains("it was cut off or replaced", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        File.Delete(Path.Combine(_directory, ModelDirectory.Languages));

        Assert.Contains("languages.model is missing", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_manifest_is_refused()
    {
        File.Delete(Path.Combine(_directory, ModelDirectory.ManifestName));

        Assert.StartsWith("There is no model in", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_of_a_newer_version_is_refused()
    {
        Edit($"\"format\": {ModelFile.FormatVersion}", "\"format\": 99");

        Assert.Contains("has format 99, and this program reads formats up to 2", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_points_elsewhere_is_refused()
    {
        Edit("\"languages.model\"", "\"../languages.model\"");

        Assert.Contains("which is not a file beside it", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_manifest_is_refused()
    {
        Edit("{", "{{");

        Assert.Contains("is not the JSON it should be", Refusal(), StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<ModelFileException>(() => TextModel.Load(_directory)).Message;

    private void Edit(string from, string to)
    {
        var path = Path.Combine(_directory, ModelDirectory.ManifestName);
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
    }
}
