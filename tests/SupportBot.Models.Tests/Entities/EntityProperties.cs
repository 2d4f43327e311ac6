using FsCheck;
using FsCheck.Fluent;
using SupportBot.Models.Entities;

namespace SupportBot.Models.Tests.Entities;

public sealed class EntityProperties
{
    private static readonly string[] Pieces =
    [
        "0.5", " ", "btc", "$", "1.", ",", "000", "since", " monday", "3", "天", "前", "昨天", "k", "元", "から", "hace", " días", "-", "+", "/", ":", "5 march", "2026", "年", "月", "日", "999999999999999999999999", "0x", "bc1", "SB-", "\ud83d", "\udc00", "\u0300", "से", "만", "원", "'", "\u00a0", "29 february", "00:60", "24h", "pm", "h30", "error", "v1.",
    ];

    [Fact]
    public void Whatever_the_text_entities_lie_inside_it_in_order_and_apart()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => IsSound(text ?? "")));
    }

    [Fact]
    public void Whatever_is_put_together_of_what_entities_are_made_of_they_lie_inside_it_in_order_and_apart()
    {
        var texts = Gen.Select(Gen.ArrayOf(Gen.Elements(Pieces)), string.Concat).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(texts, IsSound));
    }

    private static bool IsSound(string text)
    {
        DateTime?[] clocks = [null, new(2026, 11, 23), new(2024, 2, 29), DateTime.MinValue, DateTime.MaxValue];
        return clocks.All(clock => IsSound(text, EntityFinder.Find(text, clock)));
    }

    private static bool IsSound(string text, IReadOnlyList<Entity> entities)
    {
        var end = 0;
        foreach (var entity in entities)
        {
            if (entity.Start < end || entity.Length <= 0 || entity.Start + entity.Length > text.Length || entity.Value.Length == 0) return false;
            if (entity.Amount < 0 || entity.Amount is null != (entity.Kind != EntityKind.Amount) || entity.When is { } when && when.To < when.From) return false;
            end = entity.Start + entity.Length;
        }

        return true;
    }
}
