using System.Numerics.Tensors;

namespace SupportBot.Models.Serving;

/// <summary>
/// Where the messages of each label of the scope task lie in the hidden layer of the first bag. A message about something
/// else is far from all of them (AUROC .956 alone on CLINC150, and what it sees the margins do not; see bench/). Immutable.
/// </summary>
public sealed class ScopeCenters
{
    private readonly float[] _rows;

    /// <param name="width">Hidden units, ≥ 1.</param>
    /// <param name="rows">float[labels × width], each row of Euclidean length 1 or all zeros.</param>
    public ScopeCenters(int width, float[] rows)
    {
        if (width < 1 || rows.Length % width != 0) throw new ArgumentException($"{rows.Length} values are no rows of {width}.", nameof(rows));
        (Width, _rows) = (width, rows);
    }

    /// <summary>For a model without bags: nothing is close to anything.</summary>
    public static ScopeCenters None { get; } = new(1, []);

    public int Width { get; }

    public int Count => _rows.Length / Width;

    public ReadOnlySpan<float> Rows => _rows;

    /// <summary>Largest cosine between the message and a center, in [0, 1]; 0 when there is none.</summary>
    /// <param name="hidden">float[Width], none below zero.</param>
    /// <param name="outside">Label whose center does not count, or -1.</param>
    public float Closeness(ReadOnlySpan<float> hidden, int outside)
    {
        var best = 0f;
        for (var label = 0; label < Count; label++)
            if (label != outside) best = MathF.Max(best, TensorPrimitives.Dot(_rows.AsSpan(label * Width, Width), hidden));
        var length = TensorPrimitives.Norm(hidden);
        return length > 0 ? best / length : 0;
    }
}
