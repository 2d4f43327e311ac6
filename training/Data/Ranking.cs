namespace SupportBot.Training.Data;

internal static class Ranking
{
    /// <summary>Chance that a positive scores above a negative, ties counting half (Mann–Whitney): the area under the ROC curve.</summary>
    public static double AreaUnderCurve(ReadOnlySpan<float> positives, ReadOnlySpan<float> negatives)
    {
        var sorted = negatives.ToArray();
        Array.Sort(sorted);
        var wins = 0.0;
        foreach (var score in positives) wins += (Below(sorted, score, orEqual: false) + Below(sorted, score, orEqual: true)) / 2.0;
        return wins / ((double)positives.Length * negatives.Length);
    }

    private static int Below(float[] sorted, float score, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
