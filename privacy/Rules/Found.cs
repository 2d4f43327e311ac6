namespace SupportBot.Privacy.Rules;

/// <summary>A stretch of the folded text to remove.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Certain">See <see cref="Finding.Certain"/>.</param>
/// <param name="Shortened">Leaves an ellipsis between the ends kept in the text instead of a mark.</param>
internal readonly record struct SecretSpan(int Start, int End, SecretKind Kind, bool Certain, bool Shortened = false);

/// <summary>Collects spans; allocates only when there is one, which is seldom.</summary>
internal struct Found
{
    private List<SecretSpan>? _spans;

    public readonly int Count => _spans?.Count ?? 0;

    public void Add(int start, int end, SecretKind kind, bool certain, bool shortened = false)
    {
        if (end > start) (_spans ??= []).Add(new(start, end, kind, certain, shortened));
    }

    /// <summary>Whether one of the latest spans holds this place; a rule that goes from left to right needs no more.</summary>
    public readonly bool Covers(int position)
    {
        if (_spans is null) return false;
        for (var i = _spans.Count - 1; i >= Math.Max(0, _spans.Count - 32); i--)
            if (position >= _spans[i].Start && position < _spans[i].End) return true;
        return false;
    }

    /// <summary>In order, overlapping ones united: the kind of the longer, certain if one is.</summary>
    public readonly List<SecretSpan> Merged()
    {
        if (_spans is null) return [];
        _spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var merged = new List<SecretSpan>(_spans.Count);
        foreach (var span in _spans)
        {
            if (merged.Count == 0 || span.Start >= merged[^1].End) merged.Add(span);
            else merged[^1] = Unite(merged[^1], span);
        }
        return merged;
    }

    private static SecretSpan Unite(SecretSpan first, SecretSpan second)
    {
        var longer = second.End - second.Start > first.End - first.Start ? second : first;
        return longer with
        {
            Start = first.Start,
            End = Math.Max(first.End, second.End),
            Certain = first.Certain || second.Certain,
            Shortened = first.Shortened && second.Shortened,
        };
    }
}
