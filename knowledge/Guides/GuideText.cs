using SupportBot.Privacy;

namespace SupportBot.Knowledge.Guides;

/// <summary>A text by an author, with the slots it names in braces: <c>Your transfer has {confirmations} confirmations.</c></summary>
public sealed record GuideText(SafeText Template, IReadOnlyList<string> Slots)
{
    public static GuideText Empty { get; } = new(SafeText.Empty, []);

    public bool IsEmpty => Template.IsEmpty;

    public static GuideText Of(SafeText template) => new(template, SlotsIn(template.Value));

    /// <summary>The names in braces, in order, each once. A brace that holds no slot name is plain text.</summary>
    public static IReadOnlyList<string> SlotsIn(string text)
    {
        List<string>? names = null;
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            var name = text[(open + 1)..close];
            if (GuideNames.IsSlotName(name) && names?.Contains(name) != true)
                (names ??= []).Add(name);
        }
        return names ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The text with its slots filled: from <paramref name="slots"/>, else the slot's default, else nothing.</summary>
    public SafeText Fill(Guide guide, IReadOnlyDictionary<string, SafeText> slots)
    {
        if (Slots.Count == 0)
            return Template;
        var values = new (string, SafeText)[Slots.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = (Slots[i], slots.TryGetValue(Slots[i], out var value) ? value : guide.DefaultOf(Slots[i]));
        return SafeText.Format(Template, values);
    }
}
