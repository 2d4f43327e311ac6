using SupportBot.Models;
using SupportBot.Models.Learning;
using SupportBot.Models.Serving;

namespace SupportBot.Training.Data;

/// <summary>Measures categories and urgency as <see cref="TextModel"/> gives them, on messages that the members did not see.</summary>
internal sealed class HeldOutMeasures(LabelTask categories, LabelTask topics, LabelTask urgency)
{
    private readonly CategoryMix _mix = new(categories, topics);
    private readonly QualityCounter _counter = new(categories);
    private readonly float[] _mixed = new float[categories.Labels.Count];
    private readonly int _urgent = urgency.Labels.ToList().IndexOf(TextModel.UrgentLabel);
    private readonly List<float> _alarms = [];
    private readonly List<float> _calm = [];

    public void Add(int[] labels, ClassifierScratch scratch)
    {
        _mix.Mix(scratch.Probabilities[0], scratch.Probabilities[1], _mixed);
        _counter.Add(labels[0], _mixed);
        if (labels[2] < 0 || _urgent < 0) return;
        (labels[2] == _urgent ? _alarms : _calm).Add(scratch.Probabilities[2][_urgent]);
    }

    public Quality Categories() => _counter.Result();

    /// <summary>Share of the urgent messages recognised when so large a share of the others (in [0, 1]) is taken for urgent too.</summary>
    public double UrgentRecall(double falseAlarms)
    {
        if (_alarms.Count == 0 || _calm.Count == 0) return 0;
        var threshold = _calm.OrderDescending().ElementAt((int)(falseAlarms * (_calm.Count - 1)));
        return _alarms.Count(p => p > threshold) / (double)_alarms.Count;
    }
}
