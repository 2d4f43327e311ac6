namespace SupportBot.Training.Data;

/// <summary>Weighted logistic regression with a small ridge, by Newton's method: for a few dozen signs.</summary>
internal sealed class LogisticRegression(int signs)
{
    private const int Steps = 25;

    private readonly List<(float[] Signs, double Truth, double Weight)> _rows = [];

    public double Ridge { get; init; } = 3;

    public void Add(float[] row, bool truth, double weight) => _rows.Add((row, truth ? 1 : 0, weight));

    /// <summary>One weight a sign, and the bias last.</summary>
    public double[] Fit()
    {
        var weights = new double[signs + 1];
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = Derivatives(weights);
            var change = Solve(curve, slope);
            for (var i = 0; i < weights.Length; i++) weights[i] -= change[i];
        }

        return weights;
    }

    private (double[] Slope, double[,] Curve) Derivatives(double[] weights)
    {
        var (slope, curve, x) = (new double[signs + 1], new double[signs + 1, signs + 1], new double[signs + 1]);
        foreach (var (row, truth, weight) in _rows)
        {
            for (var i = 0; i < signs; i++) x[i] = row[i];
            x[signs] = 1;
            var sum = 0.0;
            for (var i = 0; i <= signs; i++) sum += weights[i] * x[i];
            var p = 1 / (1 + Math.Exp(-sum));
            var (error, spread) = (weight * (p - truth), weight * Math.Max(p * (1 - p), 1e-6));
            for (var i = 0; i <= signs; i++)
            {
                if (x[i] == 0) continue;
                slope[i] += error * x[i];
                for (var j = 0; j <= signs; j++) curve[i, j] += spread * x[i] * x[j];
            }
        }

        for (var i = 0; i <= signs; i++)
        {
            slope[i] += Ridge * weights[i];
            curve[i, i] += Ridge;
        }

        return (slope, curve);
    }

    /// <summary>Gauss elimination; the ridge keeps the matrix regular.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var (size, answer) = (right.Length, (double[])right.Clone());
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size; column++) matrix[row, column] -= factor * matrix[pivot, column];
                answer[row] -= factor * answer[pivot];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++) answer[row] -= matrix[row, column] * answer[column];
            answer[row] /= matrix[row, row];
        }

        return answer;
    }
}
