namespace SupportBot.Knowledge.Search;

/// <summary>Systems of linear equations, as small ones come up when a few weights are fitted.</summary>
public static class LinearSystem
{
    /// <summary>Gauss elimination with pivots, in place. Rows of n coefficients and the right side; the matrix must not be singular.</summary>
    public static double[] Solve(double[,] rows)
    {
        var n = rows.GetLength(0);
        for (var column = 0; column < n; column++)
        {
            Pivot(rows, column);
            for (var row = 0; row < n; row++)
            {
                if (row == column)
                    continue;
                var factor = rows[row, column] / rows[column, column];
                for (var k = column; k <= n; k++)
                    rows[row, k] -= factor * rows[column, k];
            }
        }

        var solution = new double[n];
        for (var i = 0; i < n; i++)
            solution[i] = rows[i, n] / rows[i, i];
        return solution;
    }

    private static void Pivot(double[,] rows, int column)
    {
        var n = rows.GetLength(0);
        var best = column;
        for (var row = column + 1; row < n; row++)
        {
            if (Math.Abs(rows[row, column]) > Math.Abs(rows[best, column]))
                best = row;
        }

        for (var k = 0; best != column && k <= n; k++)
            (rows[column, k], rows[best, k]) = (rows[best, k], rows[column, k]);
    }
}
