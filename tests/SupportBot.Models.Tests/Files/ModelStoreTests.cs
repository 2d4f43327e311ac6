using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Files;

public sealed class ModelStoreTests : IDisposable
{
    private readonly StoreHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void A_store_that_is_not_there_is_empty_and_is_not_made_by_looking()
    {
        Assert.Equal(ModelStore.ShippedVersion, _house.Store().Current());
        Assert.Empty(_house.Store().Versions());
        Assert.False(Directory.Exists(_house.StoreFolder));
    }

    [Fact]
    public void Promoting_numbers_signs_and_switches()
    {
        Assert.Equal(1, _house.Promote("one"));
        Assert.Equal(2, _house.Promote("two"));

        Assert.Equal([1, 2], _house.Store().Trail());
        Assert.Equal("two", SmallModel.NameOf(TextModel.Load(_house.Store().Read(2))));
        Assert.NotNull(ModelKeys.SignerOf(_house.Store().FolderOf(1)));
        Assert.Equal("All is well.", Assert.Single(_house.Store().RecordOf(2)!.Checks)); // just promoted
    }

    [Fact]
    public void Rolling_back_returns_step_by_step_to_the_shipped_model_and_no_further()
    {
        _house.Promote("one");
        _house.Promote("two");

        Assert.Equal((2, 1), _house.Store().Rollback());
        Assert.Equal((1, ModelStore.ShippedVersion), _house.Store().Rollback());
        Assert.Contains("There is nothing to return to", Refusal(() => _house.Store().Rollback()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_not_used_again_after_a_rollback()
    {
        _house.Promote("one");
        _house.Promote("two");
        _house.Store().Rollback();

        Assert.Equal(3, _house.Promote("three"));
        Assert.Equal((3, 1), _house.Store().Rollback());
    }

    [Fact]
    public void Rolling_back_to_a_damaged_model_is_refused_and_changes_nothing()
    {
        _house.Promote("one");
        _house.Promote("two");
        File.WriteAllText(_house.PathOf(1, ModelDirectory.Languages), "gone");

        Assert.Contains("it was cut off or replaced", Refusal(() => _house.Store().Rollback()), StringComparison.Ordinal);
        Assert.Equal(2, _house.Store().Current());
    }

    [Fact]
    public void A_process_that_ends_at_any_step_leaves_the_old_model_or_the_new_one_and_the_next_run_tidies_up()
    {
        _house.Promote("old");
        foreach (var step in Enum.GetValues<PromotionStep>())
        {
            var before = _house.Store().Current();
            var dying = _house.Store(reached => { if (reached == step) throw new OperationCanceledException("killed"); });
            Assert.Throws<OperationCanceledException>(() => _house.Promote(dying, "new"));

            var now = _house.Store().Current();
            Assert.True(step == PromotionStep.Switched ? now > before : now == before, $"{step}: {before} became {now}");
            Assert.Equal(now == before && now == 1 ? "old" : "new", SmallModel.NameOf(_house.Open().Current));

            _house.Promote("new");
            Assert.Empty(Directory.GetDirectories(_house.StoreFolder, "unfinished-*"));
        }
    }

    [Fact]
    public void Two_changes_at_once_are_refused()
    {
        Exception? second = null;
        var first = _house.Store(step => { if (step == PromotionStep.AllWritten) second = Record.Exception(() => _house.Store().Rollback()); });
        _house.Promote(first, "one");

        Assert.Contains("Another promote or rollback is changing", Assert.IsType<ModelFileException>(second).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_current_file_is_named()
    {
        _house.Promote("one");
        File.WriteAllText(Path.Combine(_house.StoreFolder, ModelStore.CurrentName), "one");

        Assert.Contains("current is damaged: it should hold numbers of versions", Refusal(() => _house.Store().Current()), StringComparison.Ordinal);
    }

    private static string Refusal(Action action) => Assert.Throws<ModelFileException>(action).Message;
}
