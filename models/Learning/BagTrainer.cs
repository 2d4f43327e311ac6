using System.Numerics.Tensors;
using SupportBot.Models.Serving;

namespace SupportBot.Models.Learning;

/// <summary>
/// Trains a <see cref="BagModel"/> by stochastic gradient descent, one row at a time, with AdaGrad (Duchi et al. 2011) and
/// dropout of features and hidden units (Srivastava et al. 2014). One thread: the same rows give the same bytes.
/// </summary>
public sealed class BagTrainer
{
    private const float Tiny = 1e-8f;

    private readonly BagOptions _options;
    private readonly int[] _taskSizes;
    private readonly float[] _embeddings, _embeddingSquares, _hiddenBias, _output, _outputSquares, _outputBias;
    private readonly float[] _hidden, _hiddenGradient, _mask, _errors;
    private readonly List<int> _kept = [];
    private readonly List<float> _keptValues = [];
    private Chance _chance;

    /// <param name="taskSizes">Number of labels of each task.</param>
    public BagTrainer(BagOptions options, int featureCount, int[] taskSizes)
    {
        (_options, _taskSizes) = (options, taskSizes);
        var (width, labels) = (options.Width, taskSizes.Sum());
        _chance = new(options.Seed * 0x9E3779B97F4A7C15UL);
        _embeddings = new float[featureCount * width];
        _embeddingSquares = new float[featureCount];
        _output = new float[labels * width];
        _outputSquares = new float[labels];
        (_outputBias, _errors) = (new float[labels], new float[labels]);
        (_hiddenBias, _hidden, _hiddenGradient, _mask) = (new float[width], new float[width], new float[width], new float[width]);
        Randomize(_embeddings, options.Spread / MathF.Sqrt(width));
        Randomize(_output, 1f / MathF.Sqrt(width));
    }

    /// <param name="labels">For each task the class of each row, or -1 where the row says nothing about the task.</param>
    /// <param name="progress">Told the share done, in [0, 1], after each epoch.</param>
    public BagModel Train(SparseRows rows, IReadOnlyList<int[]> labels, IReadOnlyList<int> use, Action<double>? progress = null)
    {
        var order = use.ToArray();
        var (done, all) = (0L, (long)_options.Epochs * order.Length);
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            _chance.Shuffle(order);
            foreach (var row in order)
            {
                var rate = _options.Rate * (1f - (done++ / (float)all));
                Step(rows, row, labels, rate);
            }

            progress?.Invoke(done / (double)all);
        }

        return new(QuantizedRows.From(_embeddings, _options.Width), _hiddenBias, _output, _outputBias);
    }

    private void Step(SparseRows rows, int row, IReadOnlyList<int[]> labels, float rate)
    {
        Forward(rows, row);
        if (!FindErrors(labels, row)) return;
        Array.Clear(_hiddenGradient);
        LearnOutput(rate);
        TensorPrimitives.Multiply(_hiddenGradient, _mask, _hiddenGradient);
        LearnEmbeddings(rate);
    }

    private void Forward(SparseRows rows, int row)
    {
        var features = rows.Features(row);
        var values = rows.Values(row);
        var width = _options.Width;
        var scale = 1f / (1f - _options.FeatureDropout);
        _kept.Clear();
        _keptValues.Clear();
        _hiddenBias.CopyTo(_hidden, 0);
        for (var i = 0; i < features.Length; i++)
        {
            if (_chance.NextFloat() < _options.FeatureDropout) continue;
            var value = values[i] * scale;
            _kept.Add(features[i]);
            _keptValues.Add(value);
            TensorPrimitives.MultiplyAdd(_embeddings.AsSpan(features[i] * width, width), value, _hidden, _hidden);
        }

        var unitScale = 1f / (1f - _options.HiddenDropout);
        for (var i = 0; i < width; i += 4)
        {
            var bits = _chance.Next();
            for (var j = 0; j < 4; j++, bits >>= 16)
            {
                var keep = _hidden[i + j] > 0 && (bits & 0xFFFF) >= _options.HiddenDropout * 65536f;
                _mask[i + j] = keep ? unitScale : 0f;
            }
        }

        TensorPrimitives.Multiply(_hidden, _mask, _hidden);
    }

    /// <summary>Softmax of each task minus the truth, into <see cref="_errors"/>; false when the row has no label at all.</summary>
    private bool FindErrors(IReadOnlyList<int[]> labels, int row)
    {
        var (first, any, width) = (0, false, _options.Width);
        for (var task = 0; task < _taskSizes.Length; task++)
        {
            var errors = _errors.AsSpan(first, _taskSizes[task]);
            var label = labels[task][row];
            if (label < 0) errors.Clear();
            else
            {
                for (var i = 0; i < errors.Length; i++)
                    errors[i] = _outputBias[first + i] + TensorPrimitives.Dot(_output.AsSpan((first + i) * width, width), _hidden);
                Softmax.InPlace(errors);
                errors[label] -= 1f;
                any = true;
            }

            first += _taskSizes[task];
        }

        return any;
    }

    private void LearnOutput(float rate)
    {
        var width = _options.Width;
        var norm = TensorPrimitives.SumOfSquares(_hidden) / width;
        for (var label = 0; label < _errors.Length; label++)
        {
            var error = _errors[label];
            if (MathF.Abs(error) < 1e-4f) continue;
            var weights = _output.AsSpan(label * width, width);
            TensorPrimitives.MultiplyAdd(weights, error, _hiddenGradient, _hiddenGradient);
            _outputSquares[label] += error * error * norm;
            var step = rate / MathF.Sqrt(_outputSquares[label] + Tiny);
            TensorPrimitives.MultiplyAdd(_hidden, -step * error, weights, weights);
            _outputBias[label] -= rate * 0.1f * error;
        }
    }

    private void LearnEmbeddings(float rate)
    {
        var width = _options.Width;
        var norm = TensorPrimitives.SumOfSquares(_hiddenGradient) / width;
        if (norm == 0) return;
        for (var i = 0; i < _kept.Count; i++)
        {
            var (feature, value) = (_kept[i], _keptValues[i]);
            _embeddingSquares[feature] += value * value * norm;
            var step = rate / MathF.Sqrt(_embeddingSquares[feature] + Tiny);
            var target = _embeddings.AsSpan(feature * width, width);
            TensorPrimitives.MultiplyAdd(_hiddenGradient, -step * value, target, target);
        }
    }

    private void Randomize(float[] weights, float limit)
    {
        for (var i = 0; i < weights.Length; i++) weights[i] = ((_chance.NextFloat() * 2f) - 1f) * limit;
    }
}
