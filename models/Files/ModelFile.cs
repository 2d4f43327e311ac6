using System.Runtime.InteropServices;
using System.Text;
using SupportBot.Models.Features;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Files;

/// <summary>
/// The file of one classifier: "SBMODEL", a format version, then recipe, vocabulary, tasks with their members, bags and
/// the scope scale, little-endian, and "END." as the last word.
/// </summary>
public static class ModelFile
{
    /// <summary>Written now; older versions stay readable, newer ones are refused.</summary>
    public const int FormatVersion = 2;

    private const int MaxArray = 1 << 29;

    private static readonly byte[] Magic = "SBMODEL\0"u8.ToArray();
    private static readonly byte[] End = "END."u8.ToArray();

    public static byte[] Write(Classifier classifier)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(FormatVersion);
        WriteRecipe(writer, classifier.Features);
        WriteArray(writer, classifier.Vocabulary.Keys);
        WriteArray(writer, classifier.Pairs.Keys);
        writer.Write(classifier.Tasks.Count);
        foreach (var task in classifier.Tasks) WriteTask(writer, task);
        writer.Write(classifier.Bags.Count);
        foreach (var bag in classifier.Bags) WriteBag(writer, bag);
        writer.Write(classifier.ScopeTask);
        WriteScope(writer, classifier.Scope);
        writer.Write(classifier.Centers.Width);
        WriteArray(writer, classifier.Centers.Rows);
        writer.Write(End);
        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="ModelFileException">Not a model file, written by a newer version, or damaged.</exception>
    public static Classifier Read(byte[] bytes, string name)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (!bytes.AsSpan().StartsWith(Magic)) throw new ModelFileException($"{name} is not a model file of SupportBot. Train the model again or restore the file.");
        reader.BaseStream.Position = Magic.Length;
        try
        {
            var version = reader.ReadInt32();
            if (version is < 1 or > FormatVersion)
                throw new ModelFileException($"{name} has format {version}, and this program reads formats up to {FormatVersion}. Update SupportBot, or train the model with this version.");
            return ReadBody(reader, name, version);
        }
        catch (Exception damage) when (damage is EndOfStreamException or ArgumentException or OverflowException or FormatException or IndexOutOfRangeException or DecoderFallbackException or IOException)
        {
            throw new ModelFileException($"{name} is damaged or cut off. Restore it from a copy or train the model again.", damage);
        }
    }

    private static Classifier ReadBody(BinaryReader reader, string name, int version)
    {
        var recipe = ReadRecipe(reader, version);
        var vocabulary = new Vocabulary(ReadArray<uint>(reader));
        var pairs = new Vocabulary(version < 2 ? [] : ReadArray<uint>(reader));
        TaskMembers[] tasks = [.. Enumerable.Range(0, Count(reader)).Select(_ => ReadTask(reader, version)).ToList()];
        BagModel[] bags = [.. Enumerable.Range(0, Count(reader)).Select(_ => ReadBag(reader)).ToList()];
        var scopeTask = reader.ReadInt32();
        var scope = ReadScope(reader, version);
        var centers = version < 2 ? ScopeCenters.None : new ScopeCenters(reader.ReadInt32(), ReadArray<float>(reader));
        if (!reader.ReadBytes(End.Length).AsSpan().SequenceEqual(End) || reader.BaseStream.Position != reader.BaseStream.Length)
            throw new ModelFileException($"{name} is damaged: it does not end where it should. Restore it from a copy or train the model again.");
        Check(vocabulary, pairs, tasks, bags, scopeTask, scope, centers);
        return new(recipe, vocabulary, pairs, tasks, bags, scopeTask, scope, centers);
    }

    /// <summary>What serving relies on: a file that breaks it is refused here, not found out in the middle of a message.</summary>
    private static void Check(Vocabulary vocabulary, Vocabulary pairs, TaskMembers[] tasks, BagModel[] bags, int scopeTask, ScopeScale scope, ScopeCenters centers)
    {
        var labels = tasks.Sum(t => t.Task.Labels.Count);
        var sound = (uint)scopeTask < (uint)tasks.Length
            && tasks.All(t => t.Task.Labels.Count > 0 && (t.Linear is null ? bags.Length > 0 : Fits(t.Linear, t.Task.Labels.Count, vocabulary.Count, pairs.Count)))
            && bags.All(b => b.Rows.Count == vocabulary.Count && b.HiddenBias.Length == b.Rows.Width && b.OutputBias.Length == labels && b.Output.Length == labels * b.Rows.Width)
            && new[] { scope.Mean, scope.Deviation, scope.Weights }.All(a => a.Length == ScopeScale.SignCount)
            && (centers.Count == 0 || (bags.Length > 0 && centers.Width == bags[0].Rows.Width && centers.Count == tasks[scopeTask].Task.Labels.Count));
        if (!sound) throw new FormatException("The parts of the model do not fit together.");
    }

    private static bool Fits(LinearModel linear, int labels, int features, int pairs) =>
        linear.Rows.Count == features && linear.Pairs.Count == pairs && linear.Pairs.Width == linear.Rows.Width && linear.LabelCount == labels && linear.Rows.Width == QuantizedRows.Pad(labels) && linear.Bias.Length == linear.Rows.Width;

    private static void WriteRecipe(BinaryWriter writer, FeatureRecipe recipe)
    {
        writer.Write(recipe.WordPairs);
        writer.Write(recipe.Stems);
        writer.Write(recipe.MinGram);
        writer.Write(recipe.MaxGram);
        writer.Write(recipe.FoldAccents);
        writer.Write(recipe.Concepts);
        writer.Write(recipe.StemPairs);
    }

    private static FeatureRecipe ReadRecipe(BinaryReader reader, int version)
    {
        var recipe = new FeatureRecipe(reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadSingle(), version < 2 ? 0 : reader.ReadInt32());
        return recipe is { MinGram: >= 1, MaxGram: <= 8, StemPairs: >= 0 and <= 64 } && recipe.MinGram <= recipe.MaxGram ? recipe : throw new FormatException("The recipe makes no sense.");
    }

    private static void WriteTask(BinaryWriter writer, TaskMembers members)
    {
        writer.Write(members.Task.Name);
        writer.Write(members.Task.OutsideLabel ?? "");
        writer.Write(members.Task.Labels.Count);
        foreach (var label in members.Task.Labels) writer.Write(label);
        writer.Write(members.LinearTemperature);
        writer.Write(members.BagTemperature);
        writer.Write(members.Temperature);
        writer.Write(members.LinearWeight);
        writer.Write(members.Linear is not null);
        if (members.Linear is null) return;
        WriteRows(writer, members.Linear.Rows);
        WriteRows(writer, members.Linear.Pairs);
        WriteArray<float>(writer, members.Linear.Bias);
    }

    private static TaskMembers ReadTask(BinaryReader reader, int version)
    {
        var (name, outside) = (reader.ReadString(), reader.ReadString());
        List<string> labels = [.. Enumerable.Range(0, Count(reader)).Select(_ => reader.ReadString()).ToList()];
        var temperatures = (Linear: reader.ReadSingle(), Bag: reader.ReadSingle(), Final: reader.ReadSingle());
        var weight = version < 2 ? 1f : reader.ReadSingle();
        var linear = reader.ReadBoolean() ? ReadLinear(reader, labels.Count, version) : null;
        return new(new(name, labels, outside.Length == 0 ? null : outside), linear, temperatures.Linear, temperatures.Bag, temperatures.Final, weight);
    }

    private static LinearModel ReadLinear(BinaryReader reader, int labels, int version)
    {
        var rows = ReadRows(reader);
        var pairs = version < 2 ? new QuantizedRows(rows.Width, [], []) : ReadRows(reader);
        return new(rows, pairs, ReadArray<float>(reader), labels);
    }

    private static void WriteBag(BinaryWriter writer, BagModel bag)
    {
        WriteRows(writer, bag.Rows);
        WriteArray<float>(writer, bag.HiddenBias);
        WriteArray<float>(writer, bag.Output);
        WriteArray<float>(writer, bag.OutputBias);
    }

    private static BagModel ReadBag(BinaryReader reader) => new(ReadRows(reader), ReadArray<float>(reader), ReadArray<float>(reader), ReadArray<float>(reader));

    private static void WriteScope(BinaryWriter writer, ScopeScale scope)
    {
        WriteArray<float>(writer, scope.Mean);
        WriteArray<float>(writer, scope.Deviation);
        WriteArray<float>(writer, scope.Weights);
        writer.Write(scope.Bias);
    }

    /// <summary>Format 1 knew one sign less: it gets no weight.</summary>
    private static ScopeScale ReadScope(BinaryReader reader, int version)
    {
        var (mean, deviation, weights) = (ReadArray<float>(reader), ReadArray<float>(reader), ReadArray<float>(reader));
        return version < 2
            ? new([.. mean, 0f], [.. deviation, 1f], [.. weights, 0f], reader.ReadSingle())
            : new(mean, deviation, weights, reader.ReadSingle());
    }

    private static void WriteRows(BinaryWriter writer, QuantizedRows rows)
    {
        writer.Write(rows.Width);
        writer.Write(rows.Count * rows.Width);
        for (var row = 0; row < rows.Count; row++) writer.Write(MemoryMarshal.AsBytes(rows.Row(row)));
        WriteArray(writer, rows.Scales);
    }

    private static QuantizedRows ReadRows(BinaryReader reader) => new(reader.ReadInt32(), ReadArray<sbyte>(reader), ReadArray<float>(reader));

    private static void WriteArray<T>(BinaryWriter writer, ReadOnlySpan<T> values) where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] ReadArray<T>(BinaryReader reader) where T : unmanaged
    {
        var values = new T[Count(reader)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>A count that the rest of the file can hold: a damaged count must not ask for gigabytes.</summary>
    private static int Count(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MaxArray || count > reader.BaseStream.Length - reader.BaseStream.Position) throw new FormatException($"A count of {count} cannot be.");
        return count;
    }
}
