using SupportBot.Knowledge.Guides;
using SupportBot.Privacy;
using Xunit;

namespace SupportBot.Knowledge.Tests.Guides;

/// <summary>The shipped guides, read once, and guides made for a test.</summary>
internal static class Content
{
    public static Redactor Redactor { get; } = new();

    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "knowledge", "content", "guides");

    public static GuideLoad Shipped { get; } = GuideLoader.Load(Folder, Redactor);

    public static SafeText Safe(string text) => Redactor.Redact(text).Text;

    public static GuideLoad Load(string yaml, string id = "sample") =>
        GuideLoader.Load(new Dictionary<string, string> { [id + ".yaml"] = yaml }, Redactor);

    public static GuideSet Guides(string yaml)
    {
        var load = Load(yaml);
        Assert.True(load.Problems.Count == 0, string.Join('\n', load.Problems));
        return load.Guides;
    }

    public static Dictionary<string, SafeText> Known(params (string Slot, string Value)[] slots) =>
        slots.ToDictionary(slot => slot.Slot, slot => Safe(slot.Value));

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "SupportBot.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
