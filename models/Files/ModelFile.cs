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
    public const int FormatVersion = 1;

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
        writer.Write(classifier.Tasks.Count);
        foreach (var task in classifier.Tasks) WriteTask(writer, task);
        writer.Write(classifier.Bags.Count);
        foreach (var bag in classifier.Bags) WriteBag(writer, bag);
        writer.Write(classifier.ScopeTask);
        WriteScope(writer, classifier.Scope);
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
            return ReadBody(reader, name);
        }
        catch (Exception damage) when (damage is EndOfStreamException or ArgumentException or OverflowException or FormatException or IndexOutOfRangeException or DecoderFallbackException or IOException)
        {
            throw new ModelFileException($"{name} is damaged or cut off. Restore it from a copy or train the model again.", damage);
        }
    }

    private static Classifier ReadBody(BinaryReader reader, string name)
    {
        var recipe = ReadRecipe(reader);
        var vocabulary = new Vocabulary(ReadArray<uint>(reader));
        TaskMembers[] tasks = [.. Enumerable.Range(0, Count(reader)).Select(_ => ReadTask(reader)).ToList()];
        BagModel[] bags = [.. Enumerable.Range(0, Count(reader)).Select(_ => ReadBag(reader)).ToList()];
        var scopeTask = reader.ReadInt32();
        var scope = ReadScope(reader);
        if (!reader.ReadBytes(End.Length).AsSpan().SequenceEqual(End) || reader.BaseStream.Position != reader.BaseStream.Length)
            throw new ModelFileException($"{name} is damaged: it does not end where it should. Restore it from a copy or train the model again.");
        Check(vocabulary, tasks, bags, scopeTask, scope);
        return new(recipe, vocabulary, tasks, bags, scopeTask, scope);
    }

    /// <summary>What serving relies on: a file that breaks it is refused here, not found out in the middle of a message.</summary>
    private static void Check(Vocabulary vocabulary, TaskMembers[] tasks, BagModel[] bags, int scopeTask, ScopeScale scope)
    {
        var labels = tasks.Sum(t => t.Task.Labels.Count);
        var sound = (uint)scopeTask < (uint)tasks.Length
            && tasks.All(t => t.Task.Labels.Count > 0 && (t.Linear is null ? bags.Length > 0 : Fits(t.Linear, t.Task.Labels.Count, vocabulary.Count)))
            && bags.All(b => b.Rows.Count == vocabulary.Count && b.HiddenBias.Length == b.Rows.Width && b.OutputBias.Length == labels && b.Output.Length == labels * b.Rows.Width)
            && new[] { scope.Mean, scope.Deviation, scope.Weights }.All(a => a.Length == ScopeScale.SignCount);
        if (!sound) throw new FormatException("The parts of the model do not fit together.");
    }

    private static bool Fits(LinearModel linear, int labels, int features) =>
        linear.Rows.Count == features && linear.LabelCount == labels && linear.Rows.Width == QuantizedRows.Pad(labels) && linear.Bias.Length == linear.Rows.Width;

    private static void WriteRecipe(BinaryWriter writer, FeatureRecipe recipe)
    {
        writer.Write(recipe.WordPairs);
        writer.Write(recipe.Stems);
        writer.Write(recipe.MinGram);
        writer.Write(recipe.MaxGram);
        writer.Write(recipe.FoldAccents);
        writer.Write(recipe.Concepts);
    }

    private static FeatureRecipe ReadRecipe(BinaryReader reader)
    {
        var recipe = new FeatureRecipe(reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadSingle());
        return recipe is { MinGram: >= 1, MaxGram: <= 8 } && recipe.MinGram <= recipe.MaxGram ? recipe : throw new FormatException("The recipe makes no sense.");
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
        writer.Write(members.Linear is not null);
        if (members.Linear is null) return;
        WriteRows(writer, members.Linear.Rows);
        WriteArray<float>(writer, members.Linear.Bias);
    }

    private static TaskMembers ReadTask(BinaryReader reader)
    {
        var (name, outside) = (reader.ReadString(), reader.ReadString());
        List<string> labels = [.. Enumerable.Range(0, Count(reader)).Select(_ => reader.ReadString()).ToList()];
        var temperatures = (Linear: reader.ReadSingle(), Bag: reader.ReadSingle(), Final: reader.ReadSingle());
        var linear = reader.ReadBoolean() ? new LinearModel(ReadRows(reader), ReadArray<float>(reader), labels.Count) : null;
        return new(new(name, labels, outside.Length == 0 ? null : outside), linear, temperatures.Linear, temperatures.Bag, temperatures.Final);
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

    private static ScopeScale ReadScope(BinaryReader reader) => new(ReadArray<float>(reader), ReadArray<float>(reader), ReadArray<float>(reader), reader.ReadSingle());

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
