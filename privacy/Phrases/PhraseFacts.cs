using SupportBot.Privacy.Reading;

namespace SupportBot.Privacy.Phrases;

/// <summary>What a message says about recovery phrases, hit or not.</summary>
/// <param name="Prompt">It speaks of one.</param>
/// <param name="LooseWords">It is nothing but so many list words.</param>
internal readonly record struct PhraseFacts(bool Prompt, int LooseWords)
{
    private const int PiecesWhenAlert = 4;
    private const int PiecesAlone = 6;
    private const int MostCounted = 24;

    public static PhraseFacts Of(in ReadText read) => new(IsPrompt(read), PhraseRule.LooseWords(read));

    /// <summary>Message after message of list words alone: a phrase word by word.</summary>
    public bool CompletesPieces(RedactionMemory memory) =>
        LooseWords > 0 && memory.LooseWords > 0 && memory.LooseWords + LooseWords >= (memory.AlertMessages > 0 ? PiecesWhenAlert : PiecesAlone);

    public RedactionMemory Next(RedactionMemory memory, bool hit) => new(
        hit || Prompt ? RedactionMemory.AlertAfterHit : Math.Max(0, memory.AlertMessages - 1),
        LooseWords == 0 ? 0 : Math.Min(MostCounted, memory.LooseWords + LooseWords));

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
