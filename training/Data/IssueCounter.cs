using SupportBot.Models;
using SupportBot.Training.Verbs;

namespace SupportBot.Training.Data;

/// <summary>Compares the issues found with the true ones.</summary>
internal sealed class IssueCounter
{
    private int _messages, _exact, _right, _found, _true, _first, _topics;

    public void Add(SeveralRow row, IReadOnlyList<Issue> issues)
    {
        var found = issues.Select(issue => issue.Category).ToHashSet(StringComparer.Ordinal);
        _messages++;
        _found += found.Count;
        _true += row.Issues.Count;
        _right += row.Issues.Count(found.Contains);
        if (found.SetEquals(row.Issues)) _exact++;
        if (issues[0].Category == row.Issues[0]) _first++;
        if (row.Topics is { Count: > 0 } topics) _topics += issues.Count(issue => topics.Contains(issue.Topic));
    }

    /// <summary>
    /// "exactSets": share of the messages whose set of categories is the true set, which is also the micro-F1 over messages
    /// when only an exact set counts as right. "setF1": micro-F1 over the single labels.
    /// </summary>
    public void AddTo(Figures figures, string prefix)
    {
        if (_messages == 0) return;
        figures.Add(prefix + "messages", _messages, 0);
        figures.Add(prefix + "exactSets", _exact / (double)_messages);
        figures.Add(prefix + "setF1", 2.0 * _right / (_found + _true));
        figures.Add(prefix + "precision", _right / (double)_found);
        figures.Add(prefix + "recall", _right / (double)_true);
        figures.Add(prefix + "firstIsFirst", _first / (double)_messages);
        figures.Add(prefix + "topicsRight", _topics / (double)_true);
    }
}
