namespace SupportBot.Models.Files;

/// <summary>
/// The model being served. A change of the store's `current` is taken over whole, between two turns, after the new model was
/// checked, loaded and tried; one that is refused is reported and the last good one stays. What was replaced is not held.
/// </summary>
public sealed class ModelSource
{
    private readonly ModelStore? _store;
    private readonly Func<TextModel>? _shipped;
    private readonly Lock _reloading = new();
    private volatile Served _served;
    private volatile string? _problem;
    private string? _seen;

    private ModelSource(ModelStore? store, Func<TextModel>? shipped, Served served, string? problem, string? seen) =>
        (_store, _shipped, _served, _problem, _seen) = (store, shipped, served, problem, seen);

    /// <summary>Take it once per turn, so that the whole turn is understood by the same.</summary>
    public TextModel Current => _served.Model;

    /// <summary>Number of what is served in the store; <see cref="ModelStore.ShippedVersion"/> for the model the program came with.</summary>
    public int Version => _served.Version;

    /// <summary>Why the model that should serve does not, with file and cure; null when it does.</summary>
    public string? Problem => _problem;

    /// <summary>A source that always gives this model.</summary>
    public static ModelSource Of(TextModel model) => new(null, null, new(model, ModelStore.ShippedVersion), null, "");

    /// <summary>
    /// The store's current model; where that is refused, the newest that served before and is sound, at last the shipped one.
    /// </summary>
    /// <param name="shipped">Loads the model the program came with.</param>
    /// <exception cref="ModelFileException">Not even the shipped model can be used.</exception>
    public static ModelSource Open(ModelStore store, Func<TextModel> shipped)
    {
        string? seen = null, problem = null;
        Served? served = null;
        try
        {
            seen = Fingerprint(store);
            for (var trail = store.Trail(); served is null && trail.Count > 0; trail = [.. trail.SkipLast(1)])
                served = TryLoad(store, trail[^1], ref problem);
        }
        catch (Exception damage) when (damage is ModelFileException or IOException or UnauthorizedAccessException)
        {
            problem = damage.Message;
        }

        return new(store, shipped, served ?? new(Tried(shipped()), ModelStore.ShippedVersion), problem, seen);
    }

    /// <summary>Looks whether another model should serve and takes it over; true when a new one serves. Never throws for what is on disk.</summary>
    public bool ReloadIfChanged()
    {
        if (_store is null) return false;
        lock (_reloading)
        {
            try
            {
                var seen = Fingerprint(_store);
                if (seen == _seen) return false;
                _seen = seen;
                var version = _store.Current();
                _served = version == ModelStore.ShippedVersion ? new(Tried(_shipped!()), version) : Load(_store, version); // a store comes with a shipped model
                _problem = null;
                return true;
            }
            catch (ModelFileException refusal)
            {
                _problem = refusal.Message;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // A file may be on its way: look again next time, whatever is there then.
                (_problem, _seen) = ($"The model store {_store.Folder} cannot be read: {fault.Message} Give the bot's user the right to read it.", null);
            }

            return false;
        }
    }

    private static Served? TryLoad(ModelStore store, int version, ref string? problem)
    {
        try
        {
            return Load(store, version);
        }
        catch (Exception refusal) when (refusal is ModelFileException or IOException or UnauthorizedAccessException)
        {
            problem ??= refusal.Message;
            return null;
        }
    }

    /// <summary>A model that is signed and whole may still be none that this program can use: that is a refusal too, and no crash.</summary>
    private static Served Load(ModelStore store, int version)
    {
        try
        {
            return new(Tried(TextModel.Load(store.Read(version))), version);
        }
        catch (Exception fault) when (fault is not (ModelFileException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new ModelFileException($"The model in {store.FolderOf(version)} is signed and whole, but cannot be used: {fault.Message} Return to the one before with `rollback`, or train it again with this version.", fault);
        }
    }

    /// <summary>Lets a model read a few messages before people wait for it, and refuses one that cannot tell probabilities.</summary>
    private static TextModel Tried(TextModel model)
    {
        foreach (var text in WarmUp.Texts)
        {
            var understood = model.Understand(text);
            if (!(Math.Abs(understood.Categories.Sum(c => c.Probability) - 1) < 0.01) || !(understood.Urgent is >= 0 and <= 1) || !(understood.OutOfScope is >= 0 and <= 1))
                throw new ModelFileException($"{ModelDirectory.Understanding} is whole, but what it says are no probabilities. Train the model again.");
        }

        return model;
    }

    /// <summary>
    /// The text of `current`, and sizes and times of the files that it means, so that a file that was repaired or damaged is
    /// noticed too. A handful of calls: cheap enough for every other second.
    /// </summary>
    private static string Fingerprint(ModelStore store)
    {
        var path = Path.Combine(store.Folder, ModelStore.CurrentName);
        if (!File.Exists(path)) return "";
        var text = File.ReadAllText(path);
        var hash = new HashCode();
        var last = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        var folder = new DirectoryInfo(Path.Combine(store.Folder, Path.GetFileName(last)));
        FileInfo[] files = last.Length > 0 && folder.Exists ? [new(store.Keys.PublicPath), .. folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal)] : [];
        foreach (var file in files)
        {
            hash.Add(file.Name);
            hash.Add(file.Exists ? file.Length : -1);
            hash.Add(file.LastWriteTimeUtc.Ticks);
        }

        return $"{text}:{hash.ToHashCode()}";
    }

    private sealed record Served(TextModel Model, int Version);
}
