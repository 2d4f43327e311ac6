using System.Globalization;
using SupportBot.Knowledge.Articles;

namespace SupportBot.Knowledge.Search;

/// <summary>What a fit found, measured on articles that the weights had not seen.</summary>
/// <param name="Auc">Chance that an answering hit gets more confidence than one that does not answer.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins, in [0, 1].</param>
/// <param name="HeldOutFirst">Share of held-out questions whose own article came first.</param>
public sealed record AnswerabilityReport(
    Answerability Fitted, int Questions, int OffTopic, double Auc, double CalibrationError, double HeldOutFirst);

/// <summary>
/// Fits <see cref="Answerability"/> on the articles' own questions. Each is asked of an index that does not hold it (which
/// of the first three hits is its article?), and of one that does not hold its article at all (nothing answers); then sentences about
/// other subjects are asked. The three kinds weigh .7, .15 and .15, the share we expect of them in messages that reach a search.
/// </summary>
public static class AnswerabilityFit
{
    private const int Folds = 5;
    private const double Ridge = 1e-3;

    private const int Looked = 3;

    /// <param name="IsFirst">Only first hits are measured: they are what an answer would be.</param>
    private readonly record struct Sample(double[] Features, bool Answers, double Weight, int Fold, bool IsFirst);

    /// <param name="articles">Of one language.</param>
    /// <param name="offTopic">Sentences that no article answers.</param>
    public static AnswerabilityReport Fit(
        IReadOnlyList<Article> articles, string language, Synonyms synonyms, IReadOnlyList<string> offTopic, DateOnly day)
    {
        var samples = new List<Sample>();
        var (asked, first) = (0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = Held(articles, language, synonyms, fold);
            var without = Without(articles, language, synonyms, fold);
            for (var a = 0; a < articles.Count; a++)
            {
                for (var q = 0; q < articles[a].Questions.Count; q++)
                {
                    if ((a + q) % Folds == fold)
                    {
                        asked++;
                        first += Add(samples, held, articles[a].Questions[q], a, .7, a % Folds);
                    }

                    if (a % Folds == fold)
                        Add(samples, without, articles[a].Questions[q], -1, .15, a % Folds);
                }
            }
        }

        var whole = SearchIndex.Build([.. articles.Select(ArticleShelf.ToDocument)], language, synonyms);
        for (var i = 0; i < offTopic.Count; i++)
            Add(samples, whole, offTopic[i], -1, .15 * asked / offTopic.Count, i % Folds);

        var (auc, error) = CrossValidate(samples);
        var weights = Solve(samples);
        var origin = string.Create(CultureInfo.InvariantCulture,
            $"{day:yyyy-MM-dd}: {asked} questions of {articles.Count} articles ({language}) and {offTopic.Count} sentences about other subjects; on articles not fitted on: AUC {auc:f3}, calibration error {error:f3}; held-out questions whose article came first: {(double)first / asked:f3}.");
        return new AnswerabilityReport(
            new Answerability([.. weights.Select(w => Math.Round(w, 4))], origin), asked, offTopic.Count, auc, error, (double)first / asked);
    }

    /// <summary>All articles, without the questions of this fold.</summary>
    private static SearchIndex Held(IReadOnlyList<Article> articles, string language, Synonyms synonyms, int fold) =>
        SearchIndex.Build([.. articles.Select((article, a) => ArticleShelf.ToDocument(article with
        {
            Questions = [.. article.Questions.Where((_, q) => (a + q) % Folds != fold)],
        }))], language, synonyms);

    private static SearchIndex Without(IReadOnlyList<Article> articles, string language, Synonyms synonyms, int fold) =>
        SearchIndex.Build([.. articles.Where((_, a) => a % Folds != fold).Select(ArticleShelf.ToDocument)], language, synonyms);

    /// <param name="right">The document that answers; -1 when none does.</param>
    /// <returns>1 if the first hit answers, else 0.</returns>
    private static int Add(List<Sample> samples, SearchIndex index, string query, int right, double weight, int fold)
    {
        Span<DocumentHit> hits = stackalloc DocumentHit[Looked];
        var count = index.Search(query, hits);
        for (var i = 0; i < count; i++)
        {
            var features = new double[Answerability.FeatureCount];
            Answerability.Features(hits[i].Evidence, features);
            samples.Add(new Sample(features, hits[i].Document == right, weight, fold, IsFirst: i == 0));
        }

        return count > 0 && hits[0].Document == right ? 1 : 0;
    }

    private static (double Auc, double Error) CrossValidate(List<Sample> samples)
    {
        var judged = new List<(double Confidence, bool Answers, double Weight)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Solve([.. samples.Where(s => s.Fold != fold)]);
            judged.AddRange(samples.Where(s => s.Fold == fold && s.IsFirst).Select(s => (Sigmoid(s.Features, weights), s.Answers, s.Weight)));
        }

        return (Auc(judged), CalibrationError(judged));
    }

    private static double Auc(List<(double Confidence, bool Answers, double Weight)> judged)
    {
        double above = 0, pairs = 0;
        foreach (var yes in judged.Where(j => j.Answers))
        {
            foreach (var no in judged.Where(j => !j.Answers))
            {
                var weight = yes.Weight * no.Weight;
                pairs += weight;
                above += weight * (yes.Confidence > no.Confidence ? 1 : yes.Confidence == no.Confidence ? .5 : 0);
            }
        }

        return pairs == 0 ? 0 : above / pairs;
    }

    private static double CalibrationError(List<(double Confidence, bool Answers, double Weight)> judged)
    {
        var total = judged.Sum(j => j.Weight);
        return judged.GroupBy(j => Math.Min(9, (int)(j.Confidence * 10))).Sum(bin =>
            Math.Abs(bin.Sum(j => j.Weight * (j.Confidence - (j.Answers ? 1 : 0)))) / total);
    }

    /// <summary>Weighted logistic regression by Newton's method with a small ridge; thirty rounds are far more than it needs.</summary>
    private static double[] Solve(List<Sample> samples)
    {
        const int n = Answerability.FeatureCount;
        var weights = new double[n];
        for (var round = 0; round < 30; round++)
        {
            var system = new double[n, n + 1];
            for (var i = 0; i < n; i++)
            {
                system[i, i] = Ridge * samples.Count;
                system[i, n] = -Ridge * samples.Count * weights[i];
            }

            foreach (var sample in samples)
                AddTo(system, sample, Sigmoid(sample.Features, weights));
            var step = LinearSystem.Solve(system);
            for (var i = 0; i < n; i++)
                weights[i] += step[i];
        }

        return weights;
    }

    private static void AddTo(double[,] system, in Sample sample, double p)
    {
        const int n = Answerability.FeatureCount;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                system[i, j] += sample.Weight * p * (1 - p) * sample.Features[i] * sample.Features[j];
            system[i, n] += sample.Weight * ((sample.Answers ? 1 : 0) - p) * sample.Features[i];
        }
    }

    private static double Sigmoid(double[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += features[i] * weights[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
