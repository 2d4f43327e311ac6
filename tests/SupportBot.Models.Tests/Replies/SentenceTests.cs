using SupportBot.Models.Replies;

namespace SupportBot.Models.Tests.Replies;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("it is not red", "red", true)]
    [InlineData("it is red", "red", false)]
    [InlineData("it isn't loud, it is hot", "hot", false)]
    [InlineData("I am not unable to open it", "open", false)]
    [InlineData("the screen says 'No wallet found'", "wallet", false)]
    public void Negation_reaches_to_the_end_of_its_clause_and_not_into_or_out_of_quotations(string text, string word, bool negated)
    {
        Assert.Equal(negated, Find(text, word).Negated);
    }

    [Theory]
    [InlineData("a click and not a beep", "beep", true)]
    [InlineData("a click rather than a beep", "beep", true)]
    [InlineData("a click instead of a beep", "click", false)]
    public void What_it_is_not_is_told_from_what_it_is(string text, string word, bool contrasted)
    {
        Assert.Equal(contrasted, Find(text, word).Contrasted);
    }

    [Theory]
    [InlineData("Turn the knob to the left. Can you check if the lamp is lit?", false, false)]
    [InlineData("Is nothing shown?", true, false)]
    [InlineData("Isn't it on?", false, false)]
    [InlineData("Does it ring when nobody presses the bell?", false, false)]
    [InlineData("What does the message say?", false, true)]
    [InlineData("Since when is it like this?", false, true)]
    [InlineData("When did it start?", false, true)]
    [InlineData("When it starts, does it beep?", false, false)]
    public void The_point_of_a_prompt_is_found(string prompt, bool negated, bool open)
    {
        var point = new AskedPoint();
        point.Read(prompt);

        Assert.Equal((negated, open), (point.Negated, point.IsOpen));
    }

    private static Token Find(string text, string word)
    {
        var sentence = new Sentence();
        sentence.Read(text);
        foreach (var token in sentence.Tokens)
            if (sentence.Text(token).SequenceEqual(word)) return token;
        throw new ArgumentException($"\"{text}\" has no word \"{word}\".", nameof(word));
    }
}
