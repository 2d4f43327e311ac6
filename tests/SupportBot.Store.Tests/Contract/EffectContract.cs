using Xunit;

namespace SupportBot.Store.Tests.Contract;

public abstract class EffectContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected abstract Task<StorePlace> NewPlaceAsync();

    [SkippableFact]
    public async Task Effect_is_handed_out_when_due_and_ends_with_its_turn()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, Some.Effect("e1", Some.Now.AddMinutes(1)));

        Assert.Equal(Some.Now.AddMinutes(1), await store.NextEffectTimeAsync());
        Assert.Empty(await store.ClaimEffectsAsync("n1", 10, Some.Now, Lease));
        var item = Assert.Single(await store.ClaimEffectsAsync("n1", 10, Some.Now.AddMinutes(1), Lease));
        Assert.Equal(("c1", "look_up", "what", Some.Now.AddMinutes(1)), (item.ConversationId, item.Kind, item.Payload.Value, item.Due));
        await store.CommitAsync(Some.Turn("e1", version: 1) with { CompletesEffect = "e1" });

        Assert.Null(await store.NextEffectTimeAsync());
    }

    [SkippableFact]
    public async Task Node_that_died_leaves_its_effects_to_others()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, Some.Effect("e1"));
        var lost = (await store.ClaimEffectsAsync("n1", 10, Some.Now, Lease))[0].Lease;

        Assert.Empty(await store.ClaimEffectsAsync("n2", 10, Some.Now, Lease));
        Assert.Equal(2, Assert.Single(await store.ClaimEffectsAsync("n2", 10, Some.Now + Lease, Lease)).Lease.Attempt);
        Assert.False(await store.ReleaseEffectAsync(lost, Some.Now));
        Assert.False(await store.DropEffectAsync(lost));
    }

    [SkippableFact]
    public async Task Released_effect_comes_back_at_its_time()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, Some.Effect("e1"));
        var item = (await store.ClaimEffectsAsync("n1", 10, Some.Now, Lease))[0];

        Assert.True(await store.ReleaseEffectAsync(item.Lease, Some.Now.AddSeconds(30)));

        Assert.Empty(await store.ClaimEffectsAsync("n1", 10, Some.Now.AddSeconds(29), Lease));
        Assert.Single(await store.ClaimEffectsAsync("n1", 10, Some.Now.AddSeconds(30), Lease));
    }

    [SkippableFact]
    public async Task Timer_with_the_same_name_moves()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, Some.Effect("reminder", Some.Now.AddMinutes(10)));

        await store.CommitAsync(Some.Turn("a2", version: 1) with { Effects = [Some.Effect("reminder", Some.Now.AddMinutes(20))] });

        Assert.Empty(await store.ClaimEffectsAsync("n1", 10, Some.Now.AddMinutes(19), Lease));
        Assert.Equal(Some.Now.AddMinutes(20), Assert.Single(await store.ClaimEffectsAsync("n1", 10, Some.Now.AddMinutes(20), Lease)).Due);
    }

    [SkippableFact]
    public async Task Turn_can_end_a_timer_and_start_it_anew()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, Some.Effect("reminder"));

        await store.CommitAsync(Some.Turn("a2", version: 1) with { CompletesEffect = "reminder", Effects = [Some.Effect("reminder", Some.Now.AddHours(1))] });

        Assert.Equal(Some.Now.AddHours(1), await store.NextEffectTimeAsync());
    }

    [SkippableFact]
    public async Task Cancelled_timer_is_gone()
    {
        await using var place = await NewPlaceAsync();
        var store = await StartAsync(place, Some.Effect("reminder"));

        await store.CommitAsync(Some.Turn("a2", version: 1) with { CancelsEffects = ["reminder", "never-was"] });

        Assert.Null(await store.NextEffectTimeAsync());
    }

    private static async Task<IStore> StartAsync(StorePlace place, PendingEffect effect)
    {
        var store = await place.OpenAsync();
        await store.CommitAsync(Some.Turn() with { Effects = [effect] });
        return store;
    }
}
