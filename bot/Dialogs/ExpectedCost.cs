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

    /// <summary>Cost of showing an article that answers with this probability in [0, 1].</summary>
    public double OfAnswer(double confidence) => (1 - confidence) * options.WrongAnswerCost;

    /// <summary>
    /// Passing an urgent case on at once is cheaper than the risk of leaving it:
    /// p · missed &gt; (1 − p) · handover.
    /// </summary>
    public bool IsUrgent(Understood meaning) =>
        meaning.Urgent * options.MissedTheftCost > (1 - meaning.Urgent) * options.HandOverCost;

    /// <summary>The course with the lowest expected cost; ties go to the one that helps soonest.</summary>
    public Course Cheapest(ConversationState state, Heard heard, KnowledgeBase knowledge)
    {
        var courses = Courses(state, heard, knowledge);
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
        if (heard.Meaning is { } meaning)
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
            among += candidate.Probability;
            shown.Add(candidate.Article);
        }
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
