using System.Runtime.CompilerServices;
using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Files;

public sealed class ModelSourceTests : IDisposable
{
    private readonly StoreHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void The_shipped_model_serves_while_the_store_is_empty()
    {
        var source = _house.Open();

        Assert.Equal("shipped", SmallModel.NameOf(source.Current));
        Assert.False(source.ReloadIfChanged());
        Assert.Null(source.Problem);
    }

    [Fact]
    public void A_promoted_model_is_taken_over_and_a_rollback_is_followed()
    {
        var source = _house.Open();
        _house.Promote("one");

        Assert.True(source.ReloadIfChanged());
        Assert.Equal(("one", 1), (SmallModel.NameOf(source.Current), source.Version));
        Assert.False(source.ReloadIfChanged());

        _house.Store().Rollback();
        Assert.True(source.ReloadIfChanged());
        Assert.Equal("shipped", SmallModel.NameOf(source.Current));
    }

    [Fact]
    public void A_refused_model_is_told_and_the_old_one_serves_until_it_is_mended()
    {
        _house.Promote("one");
        var source = _house.Open();
        _house.Promote("two");
        var path = _house.PathOf(2, ModelDirectory.Understanding);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^1]);

        Assert.False(source.ReloadIfChanged());
        Assert.Equal(("one", 1), (SmallModel.NameOf(source.Current), source.Version));
        Assert.Contains("understanding.model has", source.Problem, StringComparison.Ordinal);
        Assert.False(source.ReloadIfChanged());

        File.WriteAllBytes(path, whole);
        Assert.True(source.ReloadIfChanged());
        Assert.Equal("two", SmallModel.NameOf(source.Current));
        Assert.Null(source.Problem);
    }

    [Fact]
    public void A_start_with_a_refused_model_falls_back_to_the_one_before()
    {
        _house.Promote("one");
        _house.Promote("two");
        File.Delete(_house.PathOf(2, ModelKeys.SignatureName));

        var source = _house.Open();

        Assert.Equal(("one", 1), (SmallModel.NameOf(source.Current), source.Version));
        Assert.Contains("is not signed", source.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_with_a_damaged_current_file_serves_the_shipped_model()
    {
        _house.Promote("one");
        File.WriteAllText(Path.Combine(_house.StoreFolder, ModelStore.CurrentName), "x");

        var source = _house.Open();

        Assert.Equal("shipped", SmallModel.NameOf(source.Current));
        Assert.Contains("current is damaged", source.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_told_and_taken_over_once_it_can()
    {
        var source = _house.Open();
        _house.Promote("one");
        var current = Path.Combine(_house.StoreFolder, ModelStore.CurrentName);
        using (new FileStream(current, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.False(source.ReloadIfChanged());
            Assert.Contains("cannot be read", source.Problem, StringComparison.Ordinal);
        }

        Assert.True(source.ReloadIfChanged());
        Assert.Null(source.Problem);
    }

    [Fact]
    public void A_signed_model_that_this_program_cannot_use_is_refused_and_is_no_crash()
    {
        var source = _house.Open();
        var strange = Path.Combine(_house.Root, "strange");
        var files = _house.Candidate("strange");
        // Whole and signed, but the languages are missing.
        ModelDirectory.Write(strange, files.Manifest, new Dictionary<string, byte[]> { [ModelDirectory.Understanding] = files.Bytes(ModelDirectory.Understanding) });
        _house.Store().Promote(ModelDirectory.Read(strange), new(default, 0, null, []));

        Assert.False(source.ReloadIfChanged());
        Assert.Contains("does not name languages.model", source.Problem, StringComparison.Ordinal);
        Assert.Equal("shipped", SmallModel.NameOf(source.Current));
    }

    [Fact]
    public void A_model_that_was_replaced_is_not_held_in_memory()
    {
        var source = _house.Open();
        var old = Weak(source);
        _house.Promote("one");
        Assert.True(source.ReloadIfChanged());

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(old.IsAlive);
        GC.KeepAlive(source);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Weak(ModelSource source) => new(source.Current);
}
