using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Files;

public sealed class ModelFileTests
{
    private static readonly byte[] Good = ModelFile.Write(Some.Classifier());

    [Fact]
    public void A_model_reads_back_as_it_was_written()
    {
        Assert.Equal(Good, ModelFile.Write(ModelFile.Read(Good, "test.model")));
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        var problem = Assert.Throws<ModelFileException>(() => ModelFile.Read("PK\u0003\u0004 not a model"u8.ToArray(), "test.model"));

        Assert.Contains("is not a model file", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_format_is_refused_and_says_what_to_do()
    {
        var newer = (byte[])Good.Clone();
        newer[8] = 99;

        var problem = Assert.Throws<ModelFileException>(() => ModelFile.Read(newer, "test.model"));

        Assert.Contains("has format 99, and this program reads formats up to 2. Update SupportBot", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_format_1_still_answers_as_it_did()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Files", "Fixtures");
        var classifier = ModelFile.Read(File.ReadAllBytes(Path.Combine(folder, "format-1.model")), "format-1.model");
        var scratch = classifier.CreateScratch();
        using var expected = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "format-1.json")));

        foreach (var row in expected.RootElement.EnumerateArray())
        {
            classifier.Predict(row.GetProperty("text").GetString(), scratch);
            var probabilities = row.GetProperty("probabilities").EnumerateArray().Select(task => task.EnumerateArray().Select(p => p.GetSingle()).ToArray()).ToArray();
            for (var task = 0; task < probabilities.Length; task++)
                Assert.All(probabilities[task].Zip(scratch.Probabilities[task]), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
            Assert.Equal(row.GetProperty("outOfScope").GetSingle(), scratch.OutOfScope, 1e-4f);
        }
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Good.Length; length += 1 + (Good.Length / 97))
            Assert.Throws<ModelFileException>(() => ModelFile.Read(Good[..length], "test.model"));
    }

    [Fact]
    public void A_damaged_byte_is_refused_or_harmless_but_never_a_crash()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])Good.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 + random.Next(255));
            try
            {
                var classifier = ModelFile.Read(damaged, "test.model");
                classifier.Predict("my coins are gone", classifier.CreateScratch());
            }
            catch (ModelFileException)
            {
                // refused, as it should be
            }
        }
    }
}
