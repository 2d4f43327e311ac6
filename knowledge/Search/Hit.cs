using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Search;

/// <summary>An article that may answer.</summary>
public sealed record Hit(Article Article, double Score, double Confidence)
{
    private readonly Func<IReadOnlyList<ScorePart>> _explain = () => [];

    internal Hit(Article article, double score, double confidence, HitEvidence evidence, Func<IReadOnlyList<ScorePart>> explain)
        : this(article, score, confidence)
    {
        Evidence = evidence;
        _explain = explain;
    }

    /// <summary>For ranking within one search; not comparable between searches. See <see cref="Confidence"/>.</summary>
    public double Score { get; init; } = Score;

    /// <summary>Calibrated probability in [0, 1] that this article answers the message; see <see cref="Answerability"/>.</summary>
    public double Confidence { get; init; } = Confidence;

    public HitEvidence Evidence { get; }

    /// <summary>Where the score comes from, largest part first; worked out when asked for.</summary>
    public IReadOnlyList<ScorePart> Explanation => _explain();
}
