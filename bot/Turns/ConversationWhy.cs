using System.Globalization;
using SupportBot.Bot.Replies;
using SupportBot.Desk;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>Reads the explanations that turns kept beside the transcript, for staff.</summary>
public sealed class ConversationWhy(IStore store) : IConversationWhy
{
    private const int LinesRead = 2_000;

    public async Task<IReadOnlyDictionary<long, SafeText>> WhyAsync(string conversationId, CancellationToken cancellationToken)
    {
        var explained = new Dictionary<long, SafeText>();
        long spoken = 0;
        foreach (var line in await store.ReadTranscriptAsync(conversationId, 0, LinesRead, cancellationToken))
        {
            if (line.Author == TranscriptAuthor.Bot)
                spoken = line.Seq;
            else if (line.Author == TranscriptAuthor.System && spoken > 0 && KeptJson.Read(line.Activity, KeptBotJson.Kept.Explanation) is { } why)
                explained[spoken] = Words(why);
        }
        return explained;
    }

    private static SafeText Words(Explanation why)
    {
        var lines = new List<SafeText> { Line("decision", why.Decision), Line("rule", why.Rule) };
        lines.AddRange(why.Intents.Select(share => Line("intent " + share.Label, Number(share.Value))));
        lines.AddRange(why.Topics.Select(share => Line("topic " + share.Label, Number(share.Value))));
        if (why.OutOfScope is { } outOfScope)
            lines.Add(Line("out of scope", Number(outOfScope)));
        if (why.Urgent is { } urgent)
            lines.Add(Line("urgent", Number(urgent)));
        if (why.Reply is { } reply)
            lines.Add(Line("reply", reply));
        foreach (var hit in why.Hits)
        {
            lines.Add(Line("article " + hit.Article, Number(hit.Confidence)));
            lines.AddRange(hit.Parts.Select(part => Line("  " + part.Label, Number(part.Value))));
        }
        lines.AddRange(why.Costs.Select(share => Line("cost " + share.Label, Number(share.Value))));
        lines.AddRange(why.Removed.Select(kind => Line("removed", kind)));
        return SafeText.Join(SafeText.OfConstant("\n"), lines);
    }

    private static SafeText Line(string name, string value) =>
        SafeText.Join(SafeText.OfConstant(": "), [Identifier(name), Identifier(value)]);

    /// <summary>Labels are ours and identifiers, apart from spaces.</summary>
    private static SafeText Identifier(string text) =>
        SafeText.Join(SafeText.OfConstant(" "), text.Split(' ').Select(word => word.Length == 0 ? SafeText.Empty : SafeText.OfIdentifier(word)));

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
