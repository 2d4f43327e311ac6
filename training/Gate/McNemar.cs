namespace SupportBot.Training.Gate;

/// <summary>
/// McNemar's exact test for two models on the same messages (McNemar 1947; exact form: a sign test on the messages that
/// exactly one of them got right).
/// </summary>
internal static class McNemar
{
    /// <summary>
    /// Chance that at least so many of the disagreements go to the first model when both are equally good, in [0, 1].
    /// </summary>
    /// <param name="onlyFirst">Messages that only the first got right.</param>
    /// <param name="onlySecond">Messages that only the second got right.</param>
    public static double ChanceOfAtLeast(int onlyFirst, int onlySecond)
    {
        var all = onlyFirst + onlySecond;
        var (sum, logChoose) = (0.0, 0.0);
        // From all downwards: C(all, all) = 1, C(all, k - 1) = C(all, k) · k / (all - k + 1).
        for (var k = all; k >= onlyFirst; k--)
        {
            sum += Math.Exp(logChoose - (all * Math.Log(2)));
            logChoose += Math.Log(k) - Math.Log(all - k + 1);
        }

        return Math.Min(1, sum);
    }
}
