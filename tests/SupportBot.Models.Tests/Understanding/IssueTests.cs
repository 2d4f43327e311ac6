using FsCheck;
using FsCheck.Fluent;
using SupportBot.Models.Understanding;

namespace SupportBot.Models.Tests.Understanding;

public sealed class IssueTests
{
    // Written for this test, not part of the training data.
    [Theory]
    [InlineData("My withdrawal has been pending for two days. Also, photos do not load in the chat since the update.", "fees,messaging")]
    [InlineData("1) I forgot my password and the reset mail never comes 2) my gpu miner keeps crashing after ten minutes", "account,mining")]
    [InlineData("Please add a dark theme. By the way somebody drained my wallet after I opened a fake link.", "security,other")]
    [InlineData("мой вывод висит уже третий день. Кстати, картинки в чате не загружаются", "fees,messaging")]
    [InlineData("My withdrawal has been pending for two days and the deposit from monday did not arrive either", "fees")]
    [InlineData("I forgot my password and the reset mail never comes", "account")]
    [InlineData("hello", "other")]
    public void The_issues_of_a_message_are_told_apart_and_the_gravest_comes_first(string text, string categories)
    {
        var issues = Some.Shipped.Understand(Some.Text(text)).Issues;

        Assert.Equal(categories, string.Join(',', issues.Select(issue => issue.Category)));
    }

    [Fact]
    public void An_issue_points_to_the_words_that_tell_it()
    {
        const string Text = "My withdrawal has been pending for two days. Also, photos do not load in the chat since the update.";

        var issue = Some.Shipped.Understand(Some.Text(Text)).Issues.Single(issue => issue.Category == "messaging");

        Assert.Contains("photos do not load", Text.Substring(issue.Start, issue.Length), StringComparison.Ordinal);
        Assert.Contains("messaging/" + issue.Topic, Some.Shipped.Manifest!.Labels[TextModel.TopicTask]);
    }

    [Fact]
    public void Greeting_and_thanks_around_a_problem_are_no_issues()
    {
        var issues = Some.Shipped.Understand(Some.Text("Hello, good morning to all of you! I forgot my password and the reset mail never comes. Thank you so much, have a nice day.")).Issues;

        Assert.Equal("account", Assert.Single(issues).Category);
    }

    [Fact]
    public void Whatever_the_text_there_is_an_issue_and_all_lie_inside_it()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => IsSound(text ?? "")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n.,;")]
    [InlineData("\ud83d also \udc00 also \u0000 1) 2) 3)")]
    public void Odd_texts_have_one_issue(string text)
    {
        Assert.True(IsSound(text));
        Assert.Single(Some.Shipped.Understand(Some.Text(text)).Issues);
    }

    [Fact]
    public void Long_texts_are_read_in_a_few_clauses()
    {
        Assert.True(IsSound(string.Concat(Enumerable.Repeat("my withdrawal is stuck. 提现不到账。 also the chat is broken\n", 300))));
    }

    [Fact]
    public void Each_sign_has_a_weight()
    {
        var categories = Some.Shipped.Manifest!.Labels[TextModel.CategoryTask];

        Assert.Equal(IssueSigns.Count(categories.Count), IssueScale.WeightCount + categories.Count);
        Assert.Equal(IssueSigns.Count(categories.Count), Some.Shipped.Issues.SignNames.Count);
        Assert.All(categories, category => Assert.True(IssueScale.Knows(category)));
    }

    private static bool IsSound(string text)
    {
        var safe = Some.Text(text);
        var issues = Some.Shipped.Understand(safe).Issues;
        return issues.Count > 0
            && issues.Select(issue => issue.Category).Distinct().Count() == issues.Count
            && issues.All(issue => issue.Probability is >= 0 and <= 1 && issue.Start >= 0 && issue.Length >= 0 && issue.Start + issue.Length <= safe.Length);
    }
}
