using Xunit;

namespace SupportBot.Store.Tests.Contract;

/// <summary>Desk users, links, settings, uploads, the audit log.</summary>
public abstract class PeopleContract
{
    protected abstract Task<StorePlace> NewPlaceAsync();

    [SkippableFact]
    public async Task Desk_user_is_kept_and_found_by_address_in_any_case()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        var ana = Some.DeskUser() with { TotpSecret = "secret", FailedSignIns = 2, LockedUntil = Some.Now };

        Assert.True(await store.AddDeskUserAsync(ana));

        Assert.Equal(ana, await store.FindDeskUserAsync("ANA@Example.org"));
        Assert.Equal(ana, await store.LoadDeskUserAsync("ana"));
        Assert.Null(await store.LoadDeskUserAsync("bob"));
    }

    [SkippableFact]
    public async Task Address_belongs_to_one_user()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.AddDeskUserAsync(Some.DeskUser());
        await store.AddDeskUserAsync(Some.DeskUser("bob"));

        Assert.False(await store.AddDeskUserAsync(Some.DeskUser("eve", "Ana@example.org")));
        Assert.False(await store.UpdateDeskUserAsync(Some.DeskUser("bob", "ana@example.org")));
        Assert.False(await store.UpdateDeskUserAsync(Some.DeskUser("eve")));
        Assert.Equal(["ana", "bob"], (await store.ListDeskUsersAsync()).Select(u => u.Id));
    }

    [SkippableFact]
    public async Task Changed_user_replaces_the_old()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        await store.AddDeskUserAsync(Some.DeskUser());
        var changed = Some.DeskUser() with { Role = "admin", Stamp = "stamp-2", Disabled = true, PasswordHash = null };

        Assert.True(await store.UpdateDeskUserAsync(changed));
        Assert.Equal(changed, await store.LoadDeskUserAsync("ana"));
    }

    [SkippableFact]
    public async Task One_time_link_works_once()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        var link = new OneTimeLink("hash", "first-admin", null, Some.Now.AddHours(1));
        await store.AddLinkAsync(link);

        Assert.Null(await store.UseLinkAsync("hash", "reset", Some.Now));
        Assert.Null(await store.UseLinkAsync("hash", "first-admin", Some.Now.AddHours(1)));
        var uses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.UseLinkAsync("hash", "first-admin", Some.Now))));
        Assert.Equal(link, Assert.Single(uses.OfType<OneTimeLink>()));
    }

    [SkippableFact]
    public async Task Settings_are_replaced_or_added_once()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        Assert.Null(await store.LoadSettingAsync("k"));

        Assert.Equal("first", (await store.AddSettingAsync("k", Some.Text("first"), Some.Now)).Value);
        Assert.Equal("first", (await store.AddSettingAsync("k", Some.Text("second"), Some.Now)).Value);
        await store.SaveSettingAsync("k", Some.Text("third"), Some.Now);

        Assert.Equal("third", (await store.LoadSettingAsync("k"))!.Value.Value);
    }

    [SkippableFact]
    public async Task Uploads_are_listed_and_summed_by_conversation()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();
        var first = new Upload("f1", "c1", Some.Text("screen.png"), "image/png", 1000, "p1", Some.Now);
        await store.AddUploadAsync(first);
        await store.AddUploadAsync(first with { Id = "f2", Bytes = 500, At = Some.Now.AddDays(1) });
        await store.AddUploadAsync(first with { Id = "f3", ConversationId = "c2" });

        Assert.Equal(first, await store.LoadUploadAsync("f1"));
        Assert.Equal(["f1", "f2"], (await store.ListUploadsAsync("c1")).Select(u => u.Id));
        Assert.Equal(500, await store.CountUploadedBytesAsync("c1", Some.Now.AddHours(1)));
        Assert.Equal(0, await store.CountUploadedBytesAsync("c9", Some.Now));
    }

    [SkippableFact]
    public async Task Audit_log_is_a_chain_in_order()
    {
        await using var place = await NewPlaceAsync();
        var store = await place.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => store.AppendAuditAsync(Entry(i)))));

        var rows = await store.ReadAuditAsync(0, 100);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), rows.Select(r => r.No));
        Assert.Equal(20, rows.Select(r => r.Hash).Distinct().Count());
        Assert.Null(await store.FindAuditBreakAsync());
        Assert.Equal([20L], (await store.ReadAuditAsync(19, 10)).Select(r => r.No));
    }

    protected static AuditEntry Entry(int i) => new(Some.Now.AddSeconds(i), "ana", "sign-in", "ana", Some.Text("{}"));
}
