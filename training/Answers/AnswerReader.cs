using System.Text;
using SupportBot.Models;
using SupportBot.Models.Files;
using SupportBot.Models.Serving;
using SupportBot.Privacy;
using SupportBot.Training.Data;

namespace SupportBot.Training.Answers;

/// <summary>Asks a model about labelled messages, as the bot would: secrets are removed first.</summary>
internal static class AnswerReader
{
    /// <summary>Labels that the model does not know count as ones it got wrong.</summary>
    /// <param name="seen">Shown each message and everything that was understood.</param>
    public static AnswerSheet Read(TextModel model, IReadOnlyList<MessageRow> rows, Action<double>? progress = null, Action<MessageRow, Understood>? seen = null)
    {
        var redactor = new Redactor();
        var answers = new List<Answer>(rows.Count);
        foreach (var row in rows)
        {
            var understood = model.Understand(redactor.Redact(row.Text).Text);
            answers.Add(Of(row, understood));
            seen?.Invoke(row, understood);
            progress?.Invoke(answers.Count / (double)rows.Count);
        }

        return new(answers, [.. Categories(model).Union(rows.Select(r => r.Label), StringComparer.Ordinal)]);
    }

    public static IReadOnlyList<string> Categories(TextModel model) => model.Classifier.Tasks.First(t => t.Task.Name == TextModel.CategoryTask).Task.Labels;

    public static Answer Of(MessageRow row, Understood understood) => new(
        row.Place, Key(row.Text), row.Label, understood.Categories[0].Label, understood.Categories[0].Probability,
        row.Topic, understood.Topics.Count > 0 ? understood.Topics[0].Label : null, row.Urgency, understood.Urgent, understood.OutOfScope, row.Lang);

    public static string Key(string text) => ModelDirectory.Hash(Encoding.UTF8.GetBytes(text))[..16];
}

/// <summary>Writes down what members that did not see a message say about it, as <see cref="TextModel"/> would put it.</summary>
internal sealed class HeldOutReader(LabelTask categories, LabelTask topics, LabelTask urgency, IReadOnlyDictionary<int[], MessageRow> rows)
{
    private readonly CategoryMix _mix = new(categories, topics);
    private readonly float[] _mixed = new float[categories.Labels.Count];
    private readonly int _urgent = urgency.Labels.ToList().IndexOf(TextModel.UrgentLabel);
    private readonly List<Answer> _answers = [];

    /// <param name="labels">The very array of the example, by which the message is known.</param>
    public void Add(int[] labels, ClassifierScratch scratch)
    {
        var row = rows[labels];
        _mix.Mix(scratch.Probabilities[0], scratch.Probabilities[1], _mixed);
        var (best, topic) = (Models.Learning.QualityCounter.Answer(_mixed), Models.Learning.QualityCounter.Answer(scratch.Probabilities[1]));
        _answers.Add(new(
            row.Place, AnswerReader.Key(row.Text), row.Label, categories.Labels[best], _mixed[best], row.Topic, topics.Labels[topic].Split('/', 2)[1],
            row.Urgency, _urgent < 0 ? 0 : scratch.Probabilities[2][_urgent], scratch.OutOfScope, row.Lang));
    }

    public AnswerSheet Sheet() => new([.. _answers.OrderBy(a => a.Row, RowOrder)], categories.Labels);

    /// <summary>By file, then by line as a number.</summary>
    private static readonly Comparer<string> RowOrder = Comparer<string>.Create((a, b) =>
    {
        var (x, y) = (a.LastIndexOf(':'), b.LastIndexOf(':'));
        var byFile = string.CompareOrdinal(a[..x], b[..y]);
        return byFile != 0 ? byFile : int.Parse(a.AsSpan(x + 1), System.Globalization.CultureInfo.InvariantCulture).CompareTo(int.Parse(b.AsSpan(y + 1), System.Globalization.CultureInfo.InvariantCulture));
    });
}
