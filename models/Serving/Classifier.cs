using System.Numerics.Tensors;
using SupportBot.Models.Features;

namespace SupportBot.Models.Serving;

/// <summary>
/// An ensemble of linear SVMs and bags of embeddings that answers several tasks from one reading of the text.
/// Immutable and safe for any number of threads, each with its own scratch; a prediction allocates nothing.
/// </summary>
public sealed class Classifier
{
    private readonly FeatureExtractor _extractor;
    private readonly float[] _biases;
    private readonly FusedRows? _pairRows;
    private readonly int _bagWidth;

    /// <param name="vocabulary">Features that all members share.</param>
    /// <param name="pairs">Pairs of stems, which only linear members read.</param>
    /// <param name="scopeTask">Number of the task whose scores tell whether a message is in scope.</param>
    public Classifier(
        FeatureRecipe features, Vocabulary vocabulary, Vocabulary pairs, IReadOnlyList<TaskMembers> tasks, IReadOnlyList<BagModel> bags, int scopeTask, ScopeScale scope, ScopeCenters centers)
    {
        (Features, Vocabulary, Pairs, ScopeTask, Scope, Centers) = (features, vocabulary, pairs, scopeTask, scope, centers);
        _extractor = new(features);
        Rows = new([.. bags.Select(b => b.Rows), .. tasks.Where(t => t.Linear is not null).Select(t => t.Linear!.Rows)]); // filtered just before
        var offset = 0;
        Bags = [.. bags.Select(b => b with { Rows = Fused(b.Rows, ref offset) })];
        _bagWidth = offset;
        QuantizedRows[] pairRows = [.. tasks.Where(t => t.Linear is not null).Select(t => t.Linear!.Pairs)]; // filtered just before
        _pairRows = pairRows.Length == 0 || pairs.Count == 0 ? null : new(pairRows);
        var pairOffset = 0;
        Tasks = [.. tasks.Select(t => t.Linear is null ? t : t with { Linear = Fused(t.Linear, ref offset, ref pairOffset) })];
        _biases = [.. bags.SelectMany(b => b.HiddenBias), .. tasks.SelectMany(t => t.Linear?.Bias ?? [])];
    }

    private QuantizedRows Fused(QuantizedRows rows, ref int offset)
    {
        var view = Rows.View(rows, offset);
        offset += rows.Width;
        return view;
    }

    private LinearModel Fused(LinearModel linear, ref int offset, ref int pairOffset)
    {
        var pairs = _pairRows?.View(linear.Pairs, pairOffset) ?? linear.Pairs;
        pairOffset += linear.Pairs.Width;
        return linear with { Rows = Fused(linear.Rows, ref offset), Pairs = pairs };
    }

    internal FusedRows Rows { get; }

    public FeatureRecipe Features { get; }

    public Vocabulary Vocabulary { get; }

    public Vocabulary Pairs { get; }

    public IReadOnlyList<TaskMembers> Tasks { get; }

    public IReadOnlyList<BagModel> Bags { get; }

    public int ScopeTask { get; }

    public ScopeScale Scope { get; }

    public ScopeCenters Centers { get; }

    public ClassifierScratch CreateScratch() => new(this);

    /// <summary>The same members under other temperatures and another scope scale.</summary>
    internal Classifier With(IReadOnlyList<TaskMembers> tasks, ScopeScale scope) => new(Features, Vocabulary, Pairs, tasks, Bags, ScopeTask, scope, Centers);

    /// <summary>Reads <paramref name="text"/> and leaves probabilities and out-of-scope in <paramref name="scratch"/>. Never throws, whatever the text.</summary>
    public void Predict(ReadOnlySpan<char> text, ClassifierScratch scratch)
    {
        Score(text, scratch);
        Conclude(scratch);
    }

    private void Conclude(ClassifierScratch scratch)
    {
        var first = 0;
        for (var task = 0; task < Tasks.Count; task++)
        {
            Combine(task, first, scratch);
            first += Tasks[task].Task.Labels.Count;
        }

        ReadSigns(scratch);
        scratch.OutOfScope = Scope.OutOfScope(scratch.Signs);
    }

    /// <summary>Only the raw scores of the members: what calibration looks at.</summary>
    internal void Score(ReadOnlySpan<char> text, ClassifierScratch scratch)
    {
        _extractor.Extract(text, scratch.Features);
        Vocabulary.Map(scratch.Features);
        if (_pairRows is not null) Pairs.MapPairs(scratch.Features);
        var sums = scratch.Sums.AsSpan();
        _biases.CopyTo(sums);
        Rows.AddRows(scratch.Features.Features, scratch.Features.Values, sums);
        _pairRows?.AddRows(scratch.Features.Pairs, scratch.Features.PairValues, sums[_bagWidth..]);
        for (var bag = 0; bag < Bags.Count; sums = sums[Bags[bag].Rows.Width..], bag++)
            Bags[bag].Conclude(sums[..Bags[bag].Rows.Width], scratch.Logits[bag]);
        for (var task = 0; task < Tasks.Count; task++)
        {
            if (Tasks[task].Linear is not { } linear) continue;
            sums[..linear.LabelCount].CopyTo(scratch.Margins[task]);
            sums = sums[linear.Rows.Width..];
        }

        scratch.Closeness = Bags.Count == 0 ? 0 : Centers.Closeness(scratch.Sums.AsSpan(0, Bags[0].Rows.Width), Tasks[ScopeTask].Task.OutsideIndex);
    }

    /// <summary>Concludes from scores that were kept, as if the message had been read again.</summary>
    internal void Restore(Learning.HeldOutRow row, ClassifierScratch scratch)
    {
        for (var task = 0; task < Tasks.Count; task++) row.Margins[task].CopyTo(scratch.Margins[task], 0);
        for (var bag = 0; bag < Bags.Count; bag++) row.Logits[bag].CopyTo(scratch.Logits[bag], 0);
        scratch.Features.UnknownShare = row.UnknownShare;
        scratch.Closeness = row.Closeness;
        Conclude(scratch);
    }

    private void Combine(int task, int first, ClassifierScratch scratch)
    {
        var members = Tasks[task];
        var sums = scratch.Probabilities[task].AsSpan();
        var weight = members.Mix(scratch.Margins[task], scratch.Logits, first, sums);
        TensorPrimitives.Multiply(sums, 1f / (weight * members.Temperature), sums);
        Softmax.InPlace(sums);
    }

    private void ReadSigns(ClassifierScratch scratch)
    {
        var members = Tasks[ScopeTask];
        var first = 0;
        for (var i = 0; i < ScopeTask; i++) first += Tasks[i].Task.Labels.Count;
        var (signs, outside, probabilities) = (scratch.Signs, members.Task.OutsideIndex, scratch.Probabilities[ScopeTask]);
        var energy = 0f;
        foreach (var logits in scratch.Logits) energy += Softmax.LogSumExp(logits.AsSpan(first, probabilities.Length));
        signs[0] = Bags.Count == 0 ? 0 : energy / Bags.Count;
        signs[1] = MathF.Log(Largest(probabilities, outside) + 1e-9f);
        signs[2] = -scratch.Features.UnknownShare;
        signs[3] = members.Linear is null ? 0 : Largest(scratch.Margins[ScopeTask].AsSpan(0, probabilities.Length), outside);
        signs[5] = scratch.Closeness;
        signs[4] = outside < 0 ? 0 : MathF.Log((1f - probabilities[outside] + 1e-6f) / (probabilities[outside] + 1e-6f));
    }

    private static float Largest(ReadOnlySpan<float> values, int except)
    {
        if (except < 0) return TensorPrimitives.Max(values);
        var best = float.MinValue;
        for (var i = 0; i < values.Length; i++)
            if (i != except && values[i] > best) best = values[i];
        return best;
    }
}
