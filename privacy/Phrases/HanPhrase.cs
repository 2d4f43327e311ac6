using System.Buffers;
using SupportBot.Privacy.Reading;
using SupportBot.Privacy.Rules;
using SupportBot.Privacy.WordLists;

namespace SupportBot.Privacy.Phrases;

/// <summary>
/// Chinese phrases written without spaces. Their lists are the 2,048 most common characters, so any sentence consists of them;
/// only a whole stretch of exactly 12–24 characters whose checksum holds and that lacks the particles of grammar is one.
/// </summary>
internal static class HanPhrase
{
    // A random phrase of 12 holds one of these in one of five cases, a sentence nearly always more.
    private static readonly SearchValues<char> Particles = SearchValues.Create("的是我了不在有你请怎么吗這这個个們们他她它和就都也會会要可以能為为什麼嗎請到把被讓让从從對对還还");

    public static void Find(in ReadText read, bool alert, ref Found found)
    {
        for (var i = 0; i < read.Text.Length;)
        {
            var offset = read.Text[i..].IndexOfAnyInRange('\u3400', '\u9FFF');
            if (offset < 0) return;
            var start = i + offset;
            i = start;
            while (i < read.Text.Length && TokenReader.IsHan(read.Text[i])) i++;
            var stretch = read.Text[start..i];
            if (stretch.Length is not (12 or 15 or 18 or 21 or 24)) continue;
            if (Count(stretch) > (alert ? 4 : 1)) continue;
            if (PhraseChecksum.HoldsPerCharacter(stretch))
                found.Add(start, i, SecretKind.RecoveryPhrase, certain: alert);
        }
    }

    private static int Count(ReadOnlySpan<char> stretch)
    {
        var count = 0;
        foreach (var c in stretch)
            if (Particles.Contains(c)) count++;
        return count;
    }
}
