using SupportBot.Knowledge.Search;

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
            var change = LinearSystem.Solve(Derivatives(weights));
            for (var i = 0; i < weights.Length; i++) weights[i] -= change[i];
        }

        return weights;
    }

    /// <summary>The second derivatives, and in the last column the first; the ridge keeps the matrix regular.</summary>
    private double[,] Derivatives(double[] weights)
    {
        var (system, x) = (new double[signs + 1, signs + 2], new double[signs + 1]);
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
                system[i, signs + 1] += error * x[i];
                for (var j = 0; j <= signs; j++) system[i, j] += spread * x[i] * x[j];
            }
        }

        for (var i = 0; i <= signs; i++)
        {
            system[i, signs + 1] += Ridge * weights[i];
            system[i, i] += Ridge;
        }

        return system;
    }
}
