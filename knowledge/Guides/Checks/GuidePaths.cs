namespace SupportBot.Knowledge.Guides.Checks;

/// <summary>Ways through a guide, the shortest first.</summary>
public sealed class GuidePaths
{
    private readonly Guide _guide;
    private readonly Dictionary<string, IReadOnlyList<GuideEdge>> _edges;
    private readonly Dictionary<string, GuideEdge?> _fromStart;

    public GuidePaths(Guide guide)
    {
        _guide = guide;
        _edges = guide.Steps.Values.ToDictionary(step => step.Id, GuideEdge.Of, StringComparer.Ordinal);
        _fromStart = Search(guide.Start, _ => true);
    }

    public IReadOnlyList<GuideEdge> EdgesOf(string step) => _edges.TryGetValue(step, out var edges) ? edges : [];

    public bool Reaches(string step) => _fromStart.ContainsKey(step);

    /// <summary>As "ask-kind -[pool]→ check → done"; empty when no way leads there.</summary>
    public string To(string step) => Reaches(step) ? Draw(_guide.Start, Trail(_fromStart, step)) : "";

    /// <summary>The way to the edge and along it.</summary>
    public string Along(GuideEdge edge) => To(edge.From) is { Length: > 0 } way ? way + Arrow(edge) : "";

    /// <summary>A way to the step on which no edge is of the kind refused by <paramref name="isAllowed"/>, or null.</summary>
    public string? ToWithout(string step, Func<GuideEdge, bool> isAllowed)
    {
        var found = Search(_guide.Start, isAllowed);
        return found.ContainsKey(step) ? Draw(_guide.Start, Trail(found, step)) : null;
    }

    /// <summary>The shortest way from a step back to itself along allowed edges, or null.</summary>
    public IReadOnlyList<GuideEdge>? Around(string step, Func<GuideEdge, bool> isAllowed)
    {
        List<GuideEdge>? best = null;
        foreach (var first in EdgesOf(step).Where(isAllowed))
        {
            var found = Search(first.To, isAllowed);
            if (!found.ContainsKey(step))
                continue;
            List<GuideEdge> round = [first, .. Trail(found, step)];
            if (best is null || round.Count < best.Count)
                best = round;
        }
        return best;
    }

    public static string Draw(string start, IEnumerable<GuideEdge> edges) => start + string.Concat(edges.Select(Arrow));

    private static string Arrow(GuideEdge edge) => edge.Label.Length > 0 ? $" -[{edge.Label}]→ {edge.To}" : $" → {edge.To}";

    /// <summary>Breadth first: for every step reached, the edge it was first reached by (null for the first step).</summary>
    private Dictionary<string, GuideEdge?> Search(string from, Func<GuideEdge, bool> isAllowed)
    {
        var reached = new Dictionary<string, GuideEdge?>(StringComparer.Ordinal);
        if (!_edges.ContainsKey(from))
            return reached;
        reached[from] = null;
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var step))
            foreach (var edge in EdgesOf(step))
                if (isAllowed(edge) && _edges.ContainsKey(edge.To) && reached.TryAdd(edge.To, edge))
                    queue.Enqueue(edge.To);
        return reached;
    }

    private static List<GuideEdge> Trail(Dictionary<string, GuideEdge?> reached, string to)
    {
        var trail = new List<GuideEdge>();
        for (var edge = reached[to]; edge is not null; edge = reached[edge.From])
            trail.Add(edge);
        trail.Reverse();
        return trail;
    }
}
