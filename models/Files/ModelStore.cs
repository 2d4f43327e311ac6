using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SupportBot.Models.Files;

/// <summary>
/// The models an installation took over: a numbered directory each, and a file `current` with the numbers of those that
/// served, the last one serving now ("1 2 4"). Numbers are never used again. An empty or missing `current` means 0, the model the
/// program came with. Every change is whole or did not happen, wherever the process or the power ends.
/// </summary>
public sealed class ModelStore(string folder, ModelKeys keys)
{
    public const string CurrentName = "current", PromotionName = "promotion.json";

    /// <summary>Number of the model that came with the program.</summary>
    public const int ShippedVersion = 0;

    private const string Unfinished = "unfinished-", LockName = ".lock";

    /// <summary>What may stand beside a model and goes with it: for people, never read by the bot.</summary>
    private static readonly string[] Cards = ["card.html", "card.json"];

    public string Folder { get; } = Path.GetFullPath(folder);

    public ModelKeys Keys { get; } = keys;

    private string CurrentPath => Path.Combine(Folder, CurrentName);

    /// <summary>Told after each step of a promotion; a test ends one there, as a kill would.</summary>
    internal Action<PromotionStep> Reached { get; init; } = _ => { };

    public string FolderOf(int version) => Path.Combine(Folder, version.ToString(CultureInfo.InvariantCulture));

    /// <summary>Versions that served, oldest first; the last serves now. Empty: the shipped model does.</summary>
    /// <exception cref="ModelFileException">The file `current` is damaged.</exception>
    public IReadOnlyList<int> Trail()
    {
        if (!File.Exists(CurrentPath)) return [];
        var words = File.ReadAllText(CurrentPath).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var trail = new List<int>(words.Length);
        foreach (var word in words)
            trail.Add(int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > ShippedVersion
                ? number
                : throw new ModelFileException($"{CurrentPath} is damaged: it should hold numbers of versions, the last one serving. Write the number of the version to serve into it."));
        return trail;
    }

    /// <summary>The version that serves; <see cref="ShippedVersion"/> when the store is empty.</summary>
    public int Current() => Trail() is [.., var last] ? last : ShippedVersion;

    /// <summary>All finished versions, in order of their number.</summary>
    public IReadOnlyList<int> Versions() => !Directory.Exists(Folder) ? [] :
        [.. new DirectoryInfo(Folder).EnumerateDirectories().Select(d => int.TryParse(d.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > ShippedVersion).Order()];

    /// <summary>Reads a version after checking signature and files.</summary>
    /// <exception cref="ModelFileException">It is not whole or not signed by this installation.</exception>
    public ModelDirectory Read(int version) => ModelDirectory.Read(FolderOf(version), ModelTrust.SignedBy(Keys));

    /// <summary>How a version came here; null when nothing says so.</summary>
    public PromotionRecord? RecordOf(int version)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(FolderOf(version), PromotionName)), PromotionJson.Default.PromotionRecord);
        }
        catch (Exception missing) when (missing is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Signs the model and makes it the one that serves. What is written are the bytes that were read and judged.</summary>
    /// <param name="cards">The directory whose card.html and card.json go along, where there are any.</param>
    /// <returns>The number of the new version.</returns>
    /// <exception cref="ModelFileException">Somebody else is changing the store, or the key cannot be used.</exception>
    public int Promote(ModelDirectory model, PromotionRecord record, string? cards = null)
    {
        using var held = Hold();
        Keys.Ensure();
        var trail = Trail();
        var version = Versions().Concat(trail).Append(ShippedVersion).Max() + 1;
        var aside = Path.Combine(Folder, Unfinished + version.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(aside);
        foreach (var file in model.Manifest.Files)
        {
            DurableFiles.Write(Path.Combine(aside, file.Name), model.Bytes(file.Name));
            Reached(PromotionStep.FileWritten);
        }

        foreach (var card in Cards.Where(name => cards is not null && File.Exists(Path.Combine(cards, name))))
            DurableFiles.Write(Path.Combine(aside, card), File.ReadAllBytes(Path.Combine(cards!, card))); // filtered just before
        DurableFiles.Write(Path.Combine(aside, PromotionName), JsonSerializer.SerializeToUtf8Bytes(record, PromotionJson.Default.PromotionRecord));
        DurableFiles.Write(Path.Combine(aside, ModelKeys.SignatureName), Keys.Sign(model.ManifestBytes));
        DurableFiles.Write(Path.Combine(aside, ModelDirectory.ManifestName), model.ManifestBytes);
        DurableFiles.FlushFolder(aside);
        Reached(PromotionStep.AllWritten);
        Directory.Move(aside, FolderOf(version));
        DurableFiles.FlushFolder(Folder);
        Reached(PromotionStep.Named);
        // Read back as the bot will: a disk that lies is found out before the switch.
        _ = Read(version);
        Switch([.. trail, version]);
        Reached(PromotionStep.Switched);
        return version;
    }

    /// <summary>Returns to the version that served before, at last to the shipped model.</summary>
    /// <returns>The version that was left and the one that serves now.</returns>
    /// <exception cref="ModelFileException">There is nothing before, or what was before cannot be used any more.</exception>
    public (int Left, int Serves) Rollback()
    {
        using var held = Hold();
        var trail = Trail();
        if (trail.Count == 0) throw new ModelFileException("There is nothing to return to: the model that came with the program is serving.");
        var before = trail.Count > 1 ? trail[^2] : ShippedVersion;
        if (before != ShippedVersion) _ = Read(before);
        Switch(trail.Take(trail.Count - 1));
        return (trail[^1], before);
    }

    private void Switch(IEnumerable<int> trail)
    {
        var next = CurrentPath + ".next";
        File.Delete(next);
        DurableFiles.Write(next, Encoding.ASCII.GetBytes(string.Join(' ', trail) + "\n"));
        Reached(PromotionStep.SwitchWritten);
        File.Move(next, CurrentPath, overwrite: true);
        DurableFiles.FlushFolder(Folder);
    }

    /// <summary>One change at a time, also between processes; the system lets go when a process ends. Removes what an ended one left.</summary>
    private FileStream Hold()
    {
        Directory.CreateDirectory(Folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(Folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new ModelFileException($"Another promote or rollback is changing {Folder}. Wait until it has ended and try again.", busy);
        }

        foreach (var left in Directory.GetDirectories(Folder, Unfinished + "*")) Directory.Delete(left, recursive: true);
        return held;
    }
}

/// <summary>Places in a promotion where the process may end.</summary>
internal enum PromotionStep
{
    FileWritten,
    AllWritten,
    Named,
    SwitchWritten,
    Switched,
}
