using SupportBot.Knowledge;
using SupportBot.Knowledge.Articles;
using SupportBot.Knowledge.Search;
using SupportBot.Models;
using SupportBot.Privacy;

namespace SupportBot.Bot.Dialogs;

/// <summary>
/// Expected cost of each thing the bot could do with a problem, from calibrated probabilities and the costs in
/// <see cref="DialogOptions"/>. All costs in units of one question back.
/// </summary>
public sealed class ExpectedCost(DialogOptions options)
{
    /// <summary>Effort of a guide that does fit: some steps, compared with reading one answer.</summary>
    private const double GuideEffort = 0.5;

    /// <summary>What usually follows a question: the next message is understood better, but not for free.</summary>
    private const double AfterQuestion = 0.9;

    /// <summary>An option less likely than this, or than this part of the best one, only makes the others harder to find.</summary>
    private const double WorthOffering = 0.05, WorthBeside = 0.2;

    /// <summary>Cost of showing an article that answers with this probability in [0, 1].</summary>
    public double OfAnswer(double confidence) => (1 - confidence) * options.WrongAnswerCost;

    /// <summary>
    /// What to do about a theft that may be under way, with p = P(urgent) · ½ (P(security) + P(a topic of taking)): leaving it costs p · missed,
    /// asking costs the question and the delay when it is one, passing it on costs the work when it is none.
    /// </summary>
    public UrgentCourse ForTheft(Understood meaning)
    {
        var p = meaning.Urgent * (CategoryProbability(meaning, "security") + DangerousTopics(meaning)) / 2;
        var leave = p * options.MissedTheftCost;
        var ask = options.QuestionCost + p * options.DelayedTheftCost;
        var passOn = (1 - p) * options.HandOverCost;
        return passOn <= ask && passOn <= leave ? UrgentCourse.PassOn : ask < leave ? UrgentCourse.Ask : UrgentCourse.Leave;
    }

    /// <summary>Topics in which something is being taken, rather than asked about.</summary>
    private static double DangerousTopics(Understood meaning)
    {
        var sum = 0.0;
        foreach (var topic in meaning.Topics)
            if (topic.Label is "stolen-funds" or "hacked-account" or "seed-leak" or "unauthorised-charge" or "suspicious-login")
                sum += topic.Probability;
        return sum;
    }

    private static double CategoryProbability(Understood meaning, string category)
    {
        foreach (var score in meaning.Categories)
            if (score.Label == category)
                return score.Probability;
        return 0;
    }

    /// <summary>The course with the lowest expected cost; ties go to the one that helps soonest.</summary>
    public static Course Cheapest(IReadOnlyList<Course> courses)
    {
        var best = courses[0];
        foreach (var course in courses)
            if (course.Cost < best.Cost)
                best = course;
        return best;
    }

    /// <summary>Every course open now with its cost, for the decision and for <c>why</c>.</summary>
    public IReadOnlyList<Course> Courses(ConversationState state, Heard heard, KnowledgeBase knowledge)
    {
        var candidates = Candidates.For(state, heard, knowledge);
        var courses = new List<Course>(6);
        if (candidates.Articles.Count > 0)
            courses.Add(new Course.Answer(OfAnswer(candidates.Articles[0].Probability), candidates.Articles[0].Article));
        if (candidates.Guide is { } guide)
            courses.Add(new Course.Guide((1 - guide.Probability) * options.WrongGuideCost + GuideEffort, guide.What));
        if (state.NotUnderstood < options.QuestionsBeforeHandOver)
        {
            if (Offer(heard, candidates.Articles) is { } offer)
                courses.Add(offer);
            courses.Add(new Course.Question(options.QuestionCost + (IsBare(heard.Text) ? AfterQuestion / 2 : AfterQuestion)));
        }
        if (heard.Meaning is { } meaning && state.NotUnderstood < options.QuestionsBeforeHandOver)
            courses.Add(new Course.NotOurs((1 - meaning.OutOfScope) * options.WrongAnswerCost));
        courses.Add(new Course.Person(options.HandOverCost));
        return courses;
    }

    private Course.Offer? Offer(Heard heard, IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count < 2 || IsBare(heard.Text) && candidates[0].Probability < 0.5)
            return null;
        var among = 0.0;
        var shown = new List<Article>();
        foreach (var candidate in candidates.Take(options.OptionsShown))
        {
            if (candidate.Probability < WorthOffering || candidate.Probability < candidates[0].Probability * WorthBeside)
                break;
            among += candidate.Probability;
            shown.Add(candidate.Article);
        }
        if (shown.Count < 2)
            return null;
        return new Course.Offer(options.QuestionCost + (1 - Math.Min(1, among)) * options.HandOverCost, shown);
    }

    /// <summary>Too few words to tell anything: a question costs less than any guess.</summary>
    private static bool IsBare(SafeText text)
    {
        var words = 0;
        var inWord = false;
        foreach (var character in text.Value)
        {
            var isWord = char.IsLetterOrDigit(character);
            if (isWord && (!inWord || character > '\u2E80'))
                words++;
            inWord = isWord;
        }
        return words < 3;
    }
}

/// <summary>What to do about a theft that may be under way.</summary>
public enum UrgentCourse
{
    Leave,
    Ask,
    PassOn,
}

/// <summary>One thing the bot could do with a problem, and what it is expected to cost.</summary>
public abstract record Course(double Cost)
{
    public sealed record Answer(double Cost, Article Article) : Course(Cost);

    public sealed record Guide(double Cost, string GuideId) : Course(Cost);

    public sealed record Offer(double Cost, IReadOnlyList<Article> Articles) : Course(Cost);

    public sealed record Question(double Cost) : Course(Cost);

    public sealed record NotOurs(double Cost) : Course(Cost);

    public sealed record Person(double Cost) : Course(Cost);
}
