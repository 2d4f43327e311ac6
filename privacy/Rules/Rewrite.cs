using System.Text;

namespace SupportBot.Privacy.Rules;

/// <summary>A text with its spans replaced, and the way back from the new text to the old.</summary>
internal sealed class Rewrite
{
    private const string Ellipsis = "…";

    private readonly List<(int NewStart, int NewEnd)> _marks = [];

    private Rewrite(string text, List<SecretSpan> spans)
    {
        Spans = spans;
        var rewritten = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            rewritten.Append(text, at, span.Start - at);
            var start = rewritten.Length;
            rewritten.Append(span.Shortened ? Ellipsis : RemovalMarks.For(span.Kind));
            _marks.Add((start, rewritten.Length));
            at = span.End;
        }
        Text = rewritten.Append(text, at, text.Length - at).ToString();
    }

    public string Text { get; }

    /// <summary>In the old text, in order, apart.</summary>
    public List<SecretSpan> Spans { get; }

    public static Rewrite Of(string text, List<SecretSpan> spans) => new(text, spans);

    /// <summary>These spans together with spans of the new text, all in the old text.</summary>
    public List<SecretSpan> AddFrom(List<SecretSpan> inNewText)
    {
        var all = new Found();
        foreach (var span in Spans) all.Add(span.Start, span.End, span.Kind, span.Certain, span.Shortened);
        foreach (var span in inNewText) all.Add(Old(span.Start, end: false), Old(span.End, end: true), span.Kind, span.Certain, span.Shortened);
        return all.Merged();
    }

    // A place inside a mark is the edge of what the mark stands for.
    private int Old(int position, bool end)
    {
        var shift = 0;
        for (var i = 0; i < _marks.Count; i++)
        {
            var (start, stop) = _marks[i];
            if (position < start || position == start && !end) break;
            if (position < stop || position == stop && end) return position == start ? Spans[i].Start : end ? Spans[i].End : Spans[i].Start;
            shift = Spans[i].End - stop;
        }
        return position + shift;
    }
}
