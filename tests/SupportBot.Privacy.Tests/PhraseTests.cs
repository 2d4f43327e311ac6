using Xunit;

namespace SupportBot.Privacy.Tests;

public class PhraseTests
{
    private static readonly Redactor Redactor = new();

    [Theory]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(21)]
    [InlineData(24)]
    public void A_valid_phrase_goes_and_is_certain(int words)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var redaction = Redactor.Redact(string.Join(' ', Phrases.Valid(words, seed)));
            Assert.Equal("[recovery phrase removed]", redaction.Text.Value);
            var finding = Assert.Single(redaction.Findings);
            Assert.True(finding.Certain);
        }
    }
}
