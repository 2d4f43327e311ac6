using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace SupportBot.Knowledge.Tests;

public class KnowledgeSourceTests
{
    [Fact]
    public void Content_with_a_problem_is_not_opened_and_every_problem_is_named()
    {
        using var folder = new ContentFolder().Article("a", title: "Oh!").Article("b", extra: "x: y");
        var e = Assert.Throws<ContentException>(() => KnowledgeSource.Open(folder.Path, ContentFolder.Redactor));
        Assert.Equal(2, e.Problems.Count);
        Assert.Contains("a.md:3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_taken_over_whole_and_once()
    {
        using var folder = new ContentFolder().Article("fee");
        var source = KnowledgeSource.Open(folder.Path, ContentFolder.Redactor);
        var before = source.Current;
        Assert.False(source.ReloadIfChanged());

        folder.Article("rate");
        Assert.True(source.ReloadIfChanged());
        Assert.False(source.ReloadIfChanged());
        Assert.Single(before.Articles);
        Assert.Equal(2, source.Current.Articles.Count);
    }

    [Fact]
    public void A_broken_change_leaves_what_was_good_and_says_why_until_it_is_mended()
    {
        using var folder = new ContentFolder().Article("fee");
        var source = KnowledgeSource.Open(folder.Path, ContentFolder.Redactor);
        var good = source.Current;

        folder.Article("rate", title: "Oh!");
        Assert.False(source.ReloadIfChanged());
        Assert.Same(good, source.Current);
        Assert.Equal("articles/en/rate.md", Assert.Single(source.Problems).File);

        folder.Article("rate");
        Assert.True(source.ReloadIfChanged());
        Assert.Empty(source.Problems);
    }

    [Fact]
    public async Task A_changed_article_is_served_within_a_second_while_the_host_runs()
    {
        using var folder = new ContentFolder().Article("fee");
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Knowledge:Directory"] = folder.Path, ["Knowledge:CheckEvery"] = "00:00:00.100" });
        builder.Services.AddKnowledge();
        using var host = builder.Build();
        await host.StartAsync();

        var source = host.Services.GetRequiredService<KnowledgeSource>();
        var changed = new TaskCompletionSource<KnowledgeBase>();
        source.Changed += changed.SetResult;
        folder.Article("rate");

        var fresh = await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Same(fresh, source.Current);
        Assert.Equal(2, fresh.Articles.Count);
        await host.StopAsync();
    }
}
