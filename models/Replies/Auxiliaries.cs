using SupportBot.Models.Features;

namespace SupportBot.Models.Replies;

/// <summary>Which English auxiliaries are forms of one verb: "is it" is answered by "it was" too.</summary>
internal static class Auxiliaries
{
    /// <summary>Hash of the family; never 0.</summary>
    public static uint Family(ReadOnlySpan<char> word) => word switch
    {
        "is" or "are" or "was" or "were" or "am" or "isnt" or "arent" or "wasnt" or "werent" or "be" or "been" or "im" or "its" or "theyre" or "youre" => 1,
        "do" or "does" or "did" or "dont" or "doesnt" or "didnt" => 2,
        "have" or "has" or "had" or "havent" or "hasnt" or "hadnt" or "ive" or "weve" => 3,
        "can" or "could" or "cant" or "cannot" or "couldnt" => 4,
        "will" or "would" or "wont" or "wouldnt" => 5,
        _ => Stem.Hash(word) | 8,
    };
}
