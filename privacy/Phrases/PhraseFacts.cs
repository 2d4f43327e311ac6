using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Phrases;

/// <summary>What a message says about recovery phrases, hit or not.</summary>
/// <param name="Prompt">It speaks of one.</param>
/// <param name="ListWords">It is nothing but so many words of one list.</param>
/// <param name="RareWords">How many of these sentences seldom need.</param>
internal readonly record struct PhraseFacts(bool Prompt, int ListWords, int RareWords)
{
    private const int PiecesWhenAlert = 4;
    private const int PiecesAlone = 6;
    private const int MostCounted = 24;

    public static PhraseFacts Of(in ReadText read)
    {
        var (words, rare) = PhraseRule.ListWords(read);
        return new(IsPrompt(read), words, rare);
    }

    public Alert Alert(RedactionMemory memory) =>
        memory.AlertMessages > 0 ? Phrases.Alert.Before : Prompt ? Phrases.Alert.Here : Phrases.Alert.None;

    /// <summary>Message after message of list words alone: a phrase word by word.</summary>
    public bool CompletesPieces(RedactionMemory memory) =>
        ListWords > 0 && memory.LooseWords > 0 && memory.LooseWords + RareWords >= (memory.AlertMessages > 0 ? PiecesWhenAlert : PiecesAlone);

    public RedactionMemory Next(RedactionMemory memory, bool hit) => new(
        hit || Prompt ? RedactionMemory.AlertAfterHit : Math.Max(0, memory.AlertMessages - 1),
        ListWords == 0 ? 0 : Math.Min(MostCounted, memory.LooseWords + RareWords));

    private static bool IsPrompt(in ReadText read)
    {
        if (read.Has(Marks.Seed)) return true;
        if (!read.Has(Marks.PhraseNoun) || !read.Has(Marks.PhraseAdjective)) return false;
        for (var i = 0; i < read.Tokens.Length; i++)
        {
            if (!read.Tokens[i].Is(Marks.PhraseNoun)) continue;
            for (var other = Math.Max(0, i - 2); other < Math.Min(read.Tokens.Length, i + 3); other++)
                if (other != i && read.Tokens[other].Is(Marks.PhraseAdjective)) return true;
        }
        return false;
    }
}
