using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SupportBot.Models.Serving;

/// <summary>
/// The rows of several matrices side by side, feature after feature: one message touches a few hundred features, and one
/// trip to memory for each serves all members of the ensemble. Immutable.
/// </summary>
internal sealed class FusedRows
{
    private const int CacheLine = 64;

    private readonly int[] _widths;
    private readonly sbyte[] _cells;
    private readonly float[] _scales;

    /// <param name="parts">Matrices with the same number of rows, at least one.</param>
    public FusedRows(IReadOnlyList<QuantizedRows> parts)
    {
        _widths = [.. parts.Select(p => p.Width)];
        Width = _widths.Sum();
        var count = parts[0].Count;
        _cells = new sbyte[(long)count * Width];
        _scales = new float[count * parts.Count];
        var offset = 0;
        for (var p = 0; p < parts.Count; offset += parts[p].Width, p++)
        {
            for (var row = 0; row < count; row++)
            {
                parts[p].Row(row).CopyTo(_cells.AsSpan((row * Width) + offset));
                _scales[(row * parts.Count) + p] = parts[p].Scales[row];
            }
        }
    }

    /// <summary>A part as it stands in here, so that its own copy can go: models are most of the memory.</summary>
    /// <param name="rows">The part as it was given.</param>
    /// <param name="offset">Widths of the parts before it.</param>
    public QuantizedRows View(QuantizedRows rows, int offset) => rows.In(_cells, Width, offset);

    /// <summary>Cells of a row, all parts together.</summary>
    public int Width { get; }

    /// <summary>sums += Σ values[i] × row(features[i]); <paramref name="sums"/> has <see cref="Width"/> cells, part after part.</summary>
    public void AddRows(ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> sums)
    {
        if (sums.Length < Width) throw new ArgumentException($"{Width} sums were expected, and {sums.Length} came.", nameof(sums));
        ref var target = ref MemoryMarshal.GetReference(sums);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        for (var i = 0; i < features.Length; i++)
        {
            if (i + 2 < features.Length) Prefetch(ref Unsafe.Add(ref cells, (nint)features[i + 2] * Width));
            ref var row = ref Unsafe.Add(ref cells, (nint)features[i] * Width);
            var (scales, offset) = (features[i] * _widths.Length, 0);
            for (var part = 0; part < _widths.Length; part++)
            {
                QuantizedRows.AddRow(ref Unsafe.Add(ref row, offset), values[i] * _scales[scales + part], ref Unsafe.Add(ref target, offset), _widths[part]);
                offset += _widths[part];
            }
        }
    }

    /// <summary>Asks for the first lines of a row ahead of time; the processor follows the rest by itself.</summary>
    private static unsafe void Prefetch(ref sbyte row)
    {
        if (!Sse.IsSupported) return;
        var address = (byte*)Unsafe.AsPointer(ref row);
        Sse.Prefetch0(address);
        Sse.Prefetch0(address + CacheLine);
        Sse.Prefetch0(address + (2 * CacheLine));
        Sse.Prefetch0(address + (3 * CacheLine));
    }
}
