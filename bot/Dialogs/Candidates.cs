using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;
using SupportBot.Models;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// The articles and guides that may be what a message needs, with a probability each: what the search found and what the
/// classifier says the topic is are two witnesses, joined as independent (1 − ∏(1 − p)); articles exclude one another, so
/// their sum is brought down to at most 1.
/// </summary>
public sealed class Candidates
{
    /// <summary>Topics worth looking at; the rest is noise.</summary>
    private const float TopicNoise = 0.08f;

    /// <summary>How far the topic alone is trusted to lead to its article, in [0, 1]: an article answers most, not all, of its topic.</summary>
    private const double TopicTrust = 0.85;

    /// <summary>Weight of an article that the search did not find, beside the confidence of those it found.</summary>
    private const double EvenShare = 0.05;

    private Candidates(IReadOnlyList<Candidate> articles, Candidate<string>? guide) => (Articles, Guide) = (articles, guide);

    /// <summary>Best first.</summary>
    public IReadOnlyList<Candidate> Articles { get; }

    /// <summary>The guide most likely needed; null when none is likely at all.</summary>
    public Candidate<string>? Guide { get; }

    public static Candidates For(ConversationState state, Heard heard, KnowledgeBase knowledge)
    {
        var probabilities = new Dictionary<Article, double>(ReferenceEqualityComparer.Instance);
        foreach (var hit in heard.Hits)
            probabilities[hit.Article] = hit.Confidence;
        var guides = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var topic in heard.Meaning?.Topics ?? [])
            if (topic.Probability >= TopicNoise)
                AddTopic(topic, state, heard, knowledge, probabilities, guides);
        foreach (var hit in heard.Hits)
            if (hit.Article.Guide is { } guide && knowledge.Guides.Find(guide, state.Language)?.Topic == hit.Article.Topic)
                guides[guide] = Join(guides.GetValueOrDefault(guide), hit.Confidence * TopicTrust);
        return new Candidates(Rank(probabilities, state), BestGuide(guides, state, knowledge));
    }

    private static void AddTopic(LabelScore topic, ConversationState state, Heard heard, KnowledgeBase knowledge, Dictionary<Article, double> articles, Dictionary<string, double> guides)
    {
        var category = Taxonomy.CategoryOf(topic.Label);
        var probability = topic.Probability * Math.Min(1, 1.05 * CategoryProbability(heard, category)) * TopicTrust;
        // Within the topic, the search says which of its articles; each keeps a little for itself.
        var about = knowledge.InTopic(topic.Label, state.Language, heard.Now);
        var weights = about.Select(article => EvenShare + articles.GetValueOrDefault(article)).ToArray();
        var all = weights.Sum();
        for (var index = 0; index < about.Count; index++)
            articles[about[index]] = Join(articles.GetValueOrDefault(about[index]), probability * weights[index] / all);
        foreach (var guide in knowledge.Guides.English)
            if (guide.Topic == topic.Label)
                guides[guide.Id] = Join(guides.GetValueOrDefault(guide.Id), probability);
    }

    private static List<Candidate> Rank(Dictionary<Article, double> probabilities, ConversationState state)
    {
        var sum = Math.Max(1, probabilities.Values.Sum());
        var ranked = new List<Candidate>(probabilities.Count);
        foreach (var (article, probability) in probabilities)
            if (!state.Shown.Contains(article.Id))
                ranked.Add(new Candidate(article, probability / sum));
        ranked.Sort((left, right) => right.Probability != left.Probability ? right.Probability.CompareTo(left.Probability) : string.CompareOrdinal(left.Article.Id, right.Article.Id));
        return ranked;
    }

    private static Candidate<string>? BestGuide(Dictionary<string, double> guides, ConversationState state, KnowledgeBase knowledge)
    {
        Candidate<string>? best = null;
        foreach (var (guide, probability) in guides)
            if (guide != state.Guide?.GuideId && guide != DialogPolicy.SafetyGuide && knowledge.Guides.Find(guide, state.Language) is not null)
                if (best is null || probability > best.Probability || probability == best.Probability && string.CompareOrdinal(guide, best.What) < 0)
                    best = new Candidate<string>(guide, probability);
        return best;
    }

    private static double Join(double one, double other) => 1 - (1 - one) * (1 - other);

    private static double CategoryProbability(Heard heard, string? category)
    {
        foreach (var score in heard.Meaning?.Categories ?? [])
            if (score.Label == category)
                return score.Probability;
        return 0;
    }
}

/// <summary>An article and the probability in [0, 1] that it answers.</summary>
public readonly record struct Candidate(Article Article, double Probability);

/// <summary>Something else and its probability in [0, 1].</summary>
public sealed record Candidate<T>(T What, double Probability);
