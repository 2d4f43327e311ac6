using SupportBot.Bot.Channels.BotFramework;
using SupportBot.Privacy;
using SupportBot.Store;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Written = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly DeliveryPolicy _policy = new(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), new Random(7));

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(5, 8, 16)]
    [InlineData(9, 30, 60)]
    [InlineData(4000, 30, 60)]
    public void Waits_double_up_to_a_minute_with_jitter(int attempt, double least, double most)
    {
        for (var i = 0; i < 50; i++)
        {
            var wait = Retry(Item(attempt: attempt), new SendResult.NotSent("http-502")).NotBefore - Written;
            Assert.InRange(wait.TotalSeconds, least, most);
        }
    }

    [Fact]
    public void A_channel_waits_at_least_as_long_as_it_asked()
    {
        var wait = Retry(Item(), new SendResult.NotSent("http-429", TimeSpan.FromSeconds(7))).NotBefore - Written;
        Assert.InRange(wait.TotalSeconds, 7, 8);
    }

    [Fact]
    public void What_waits_longer_than_ten_minutes_is_given_up()
    {
        Assert.IsType<Fate.Dead>(_policy.After(Item(), new SendResult.NotSent("http-429", TimeSpan.FromMinutes(11)), 0, Written));
        Assert.IsType<Fate.Dead>(_policy.After(Item(), new SendResult.NotSent("http-429", TimeSpan.MaxValue), 0, Written));
        Assert.IsType<Fate.Dead>(_policy.After(Item(attempt: 3), new SendResult.NotSent("http-502"), 0, Written.AddMinutes(10)));
        Assert.IsType<Fate.Retry>(_policy.After(Item(attempt: 3), new SendResult.NotSent("http-502"), 0, Written.AddMinutes(9)));
    }

    [Theory]
    [InlineData(OutboxKind.AgentMessage)]
    [InlineData(OutboxKind.TicketNotice)]
    public void Unclear_sends_of_people_and_tickets_are_repeated_once_after_ten_seconds(OutboxKind kind)
    {
        var again = Retry(Item(kind), new SendResult.Unclear("timeout")).NotBefore - Written;
        Assert.InRange(again.TotalSeconds, 10, 12);
        Assert.IsType<Fate.Dead>(_policy.After(Item(kind, attempt: 2), new SendResult.Unclear("timeout"), 1, Written));
    }

    [Fact]
    public void Unclear_sends_of_the_bot_are_not_repeated() =>
        Assert.IsType<Fate.Dead>(_policy.After(Item(), new SendResult.Unclear("timeout"), 0, Written));

    [Fact]
    public void Refused_is_the_end() => Assert.Equal(new Fate.Dead("http-403"), _policy.After(Item(), new SendResult.Refused("http-403"), 0, Written));

    [Theory]
    [InlineData(OutboxKind.BotReply, 3, 3, null)]
    [InlineData(OutboxKind.BotReply, 2, 3, "other-owner")]
    [InlineData(OutboxKind.AgentMessage, 2, 3, null)]
    [InlineData(OutboxKind.TicketNotice, 2, 3, null)]
    public void The_bot_is_silent_once_somebody_else_owns_the_conversation(OutboxKind kind, long written, long now, string? reason) =>
        Assert.Equal(reason, _policy.Superseded(Item(kind) with { OwnerEpoch = written, CurrentEpoch = now }, Written));

    [Theory]
    [InlineData(1, 60, 50, null)]
    [InlineData(2, 60, 50, "newer-message")]
    [InlineData(2, 10, 5, null)]
    [InlineData(2, 60, -1, null)]
    public void Small_talk_is_dropped_when_the_person_has_gone_on(int attempt, int age, int lastMessageAt, string? reason)
    {
        var item = Item(attempt: attempt) with { LastActivityAt = Written.AddSeconds(lastMessageAt) };
        Assert.Equal(reason, _policy.Superseded(item, Written.AddSeconds(age)));
    }

    private Fate.Retry Retry(OutboxItem item, SendResult result) => Assert.IsType<Fate.Retry>(_policy.After(item, result, 0, Written));

    private static OutboxItem Item(OutboxKind kind = OutboxKind.BotReply, int attempt = 1) => new(
        new OutboxLease("o-1", "n-1", attempt, Written.AddMinutes(1)), "c-1", kind, SafeText.Empty, 0, Written, "msteams", SafeText.Empty,
        ConversationOwner.Bot, 0, Written);
}
