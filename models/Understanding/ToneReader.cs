using SupportBot.Models.Lexicons;

namespace SupportBot.Models.Understanding;

/// <summary>Hears how a message is said: by phrases of all ten languages, less those that only sound alike.</summary>
internal static class ToneReader
{
    /// <summary>From so many letters on, capitals are shouting; fewer are an abbreviation.</summary>
    private const int FewestShouted = 16, FewestWords = 3;

    private const double ShoutedShare = 0.8;

    private static readonly (Cues Cue, Tone Tone)[] Tones =
        [(Cues.Distress, Tone.Distress), (Cues.Complaining, Tone.Complaint), (Cues.Complaint, Tone.Complaint), (Cues.Angry, Tone.Anger), (Cues.Hurry, Tone.Haste)];

    /// <param name="words">The text normalised.</param>
    public static Tone Read(ReadOnlySpan<char> text, ReadOnlySpan<char> words)
    {
        var cues = Lexicon.Shared.Within(words);
        var tone = IsShouted(text) ? Tone.Anger : Tone.None;
        foreach (var (cue, meaning) in Tones)
            if ((cues & cue) != 0 && ((cues & Cues.FalseFriend) == 0 || Lexicon.Shared.Says(words, cue))) tone |= meaning;
        return tone;
    }

    /// <summary>Capitals throughout and an exclamation mark: a log has no such mark.</summary>
    private static bool IsShouted(ReadOnlySpan<char> text)
    {
        if (text.Length < FewestShouted || !text.Contains('!')) return false;
        var (upper, lower, words, inWord) = (0, 0, 0, false);
        foreach (var c in text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
            if (char.IsLetter(c) && !inWord) words++;
            inWord = char.IsLetter(c);
        }

        return upper >= FewestShouted && words >= FewestWords && upper >= ShoutedShare * (upper + lower);
    }
}
