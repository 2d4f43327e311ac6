using SupportBot.Models.Files;

namespace SupportBot.Models.Tests.Files;

/// <summary>A model store with keys and a shipped model in a folder of a test's own.</summary>
internal sealed class StoreHouse : IDisposable
{
    private static readonly PromotionRecord Record = new(new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), 0, null, ["All is well."]);

    public StoreHouse() => SmallModel.Write(ShippedFolder, "shipped");

    public string Root { get; } = Directory.CreateTempSubdirectory("model-store-").FullName;

    public string KeysFolder => Path.Combine(Root, "keys");

    public string StoreFolder => Path.Combine(Root, "models");

    public string ShippedFolder => Path.Combine(Root, "shipped");

    /// <summary>A store as another process would see it.</summary>
    public ModelStore Store(Action<PromotionStep>? reached = null) => new(StoreFolder, new ModelKeys(KeysFolder)) { Reached = reached ?? (_ => { }) };

    public ModelDirectory Candidate(string name) => SmallModel.Write(Path.Combine(Root, "candidates", name), name);

    public int Promote(string name) => Store().Promote(Candidate(name), Record);

    public int Promote(ModelStore store, string name) => store.Promote(Candidate(name), Record);

    public ModelSource Open() => ModelSource.Open(Store(), LoadShipped);

    public TextModel LoadShipped() => TextModel.Load(ShippedFolder);

    public string PathOf(int version, string file) => Path.Combine(Store().FolderOf(version), file);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
