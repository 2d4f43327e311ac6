using SupportBot.Bot.Replies;
using SupportBot.Testing;
using Xunit;

namespace SupportBot.Bot.Tests.Replies;

public sealed class ReplyTextsTests
{
    private const string English = "hello: \"Hello {name}.\"\nbye: \"Goodbye.\"\n";

    [Fact]
    public void A_text_is_found_by_language_and_else_in_English()
    {
        using var folder = new TextFolder().Write("en", English).Write("es", "hello: \"Hola {name}.\"\nbye: \"Adiós.\"\n");
        var texts = folder.Load().Texts!;

        Assert.Equal("Hola Ana.", texts.Say("es", "hello", ("name", Some.Text("Ana"))).Value);
        Assert.Equal("Goodbye.", texts["xx", "bye"].Value);
        Assert.Equal(["en", "es"], texts.Languages);
        Assert.True(texts.Speaks("es") && !texts.Speaks("xx"));
    }

    [Fact]
    public void A_key_that_is_nowhere_is_a_mistake_in_code()
    {
        using var folder = new TextFolder().Write("en", English);
        Assert.Contains("“nothing”", Assert.Throws<KeyNotFoundException>(() => folder.Load().Texts!["en", "nothing"]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello: \"Hola {name}.\"\n", 1, "The key “bye” is missing")]
    [InlineData("hello: \"Hola {name}.\"\nbye: \"Adiós.\"\nmore: \"Y más.\"\n", 3, "The key “more” is not known")]
    [InlineData("bye: \"Adiós.\"\nhello: \"Hola {nombre}.\"\n", 2, "“hello” must hold the placeholders {name}")]
    [InlineData("hello: \"Hola {name}.\"\nbye: \"Adiós.\"\nbye: \"Chao.\"\n", 3, "The key “bye” is there twice")]
    [InlineData("hello: \"Hola {name}.\"\nbye: \"\"\n", 2, "The text of “bye” is empty")]
    [InlineData("hello: \"Hola {name}.\"\nbye:\n  - Adiós\n", 3, "this line is not one")]
    [InlineData("hello: \"Hola {name}.\"\nbye: \"Adiós.\n", 2, "this line is not one")]
    public void A_fault_in_a_file_is_told_with_its_line(string yaml, int line, string message)
    {
        using var folder = new TextFolder().Write("en", English).Write("es", yaml);
        var (texts, problems) = folder.Load();

        Assert.Null(texts);
        Assert.Contains(problems, problem => problem.File.EndsWith("es.yaml", StringComparison.Ordinal) && problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_all_files_are_told_together()
    {
        using var folder = new TextFolder().Write("en", English).Write("es", "hello: \"Hola.\"\n").Write("fr", "bye: [\n");
        Assert.Equal(["es.yaml", "fr.yaml"], folder.Load().Problems.Select(problem => Path.GetFileName(problem.File)).Distinct().Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("- a list\n")]
    [InlineData("\0")]
    public void A_file_that_is_no_list_of_texts_is_a_problem_and_no_crash(string yaml)
    {
        using var folder = new TextFolder().Write("en", yaml);
        var (texts, problems) = folder.Load();
        Assert.Null(texts);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Without_English_there_are_no_texts()
    {
        using var folder = new TextFolder().Write("es", English);
        Assert.Contains(folder.Load().Problems, problem => problem.Message.Contains("English reply texts are missing", StringComparison.Ordinal));
    }
}
