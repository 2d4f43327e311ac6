using SupportBot.Models.Features;

namespace SupportBot.Models.Understanding;

/// <summary>Words that announce a further matter, in the ten languages; accents as written and as typed without them.</summary>
internal static class Connectives
{
    private static readonly Dictionary<char, string[]> Announcing = Build(
        "also", "and also", "another thing", "another issue", "another problem", "another question", "other thing", "other question", "one more", "btw", "by the way", "plus", "on top of", "besides", "in addition", "additionally",
        "while you're at it", "while youre at it", "while we're at it", "while i'm here", "while im here", "while i have you", "while at it", "as for", "unrelated", "not related", "different topic", "different matter", "separately", "secondly", "second", "thirdly", "third", "lastly", "last one", "oh and", "then there's", "then there is",
        "furthermore", "moreover", "as well as", "p.s", "ps", "next", "apart from that", "other than that", "and by the way", "since then", "meanwhile", "in the meantime", "ever since", "what's more", "after that",
        "también", "tambien", "además", "ademas", "otra cosa", "otra pregunta", "otro problema", "aparte", "por otro lado", "por otra parte", "por cierto", "y otra", "encima", "de paso", "segundo", "tercero", "y también", "y tambien", "mientras tanto", "y de paso", "ya que estamos", "asimismo", 
        "também", "tambem", "além disso", "alem disso", "outra coisa", "outra pergunta", "outro problema", "aliás", "alias", "a propósito", "a proposito", "aproveitando", "e mais", "e também", "e tambem", "por outro lado", "fora isso", "ainda por cima", "de quebra", "terceiro", "enquanto isso", "e outra", "já que", "e ainda",
        "aussi", "autre chose", "autre question", "autre problème", "par ailleurs", "en plus", "de plus", "d'ailleurs", "au passage", "tant que", "sinon", "et aussi", "à part ça", "a part ca", "d'autre part", "deuxièmement", "deuxiemement", "ensuite", "entre-temps", "et puis", "et en plus", 
        "также", "а также", "ещё", "еще", "и ещё", "и еще", "кроме того", "кстати", "к тому же", "плюс", "заодно", "и заодно", "вдобавок", "другой вопрос", "второй вопрос", "второе", "во-вторых", "в-третьих", "третье", "помимо", "отдельно", "а еще", "а ещё", "тем временем", "и кстати",
        "另外", "还有", "還有", "顺便", "順便", "此外", "而且", "再就是", "再有", "同时", "第二", "第三", "其次", "最后", "以及", "并且", "对了", "另一个", "再问", "再者",
        "saath hi", "sath hi", "iske alawa", "iske ilawa", "ek aur", "dusra", "doosra", "dusri", "doosri", "teesra", "upar se", "aur haan", "waise", "साथ ही", "इसके अलावा", "एक और", "दूसरा", "दूसरी", "तीसरा", "ऊपर से", "वैसे",
        "juga", "selain itu", "satu lagi", "oh ya", "oh iya", "sekalian", "ngomong-ngomong", "btw", "kedua", "ketiga", "di samping itu", "dan juga", "dan satu", "plus",
        "ngoài ra", "với lại", "voi lai", "còn nữa", "còn", "thêm nữa", "thêm", "tiện thể", "nhân tiện", "thứ hai", "thứ ba", "một vấn đề", "bên cạnh đó", "à mà", 
        "그리고", "또한", "또 ", "그리고요", "추가로", "아울러", "게다가", "참고로", "둘째", "셋째", "하나 더", "한가지 더", "한 가지 더", "다른 문제", "겸사겸사", "별개로");

    /// <summary>Words that only go on, and now and then to something else.</summary>
    private static readonly Dictionary<char, string[]> Joining = Build(
        "and then", "and now", "and the", "and my", "but the", "but my", "but now", "and can you", "and how", "and why", "and what", "and please", "and since", "y mi", "pero la", "y el", "y la", "e o", "e a", "e meu", "e minha", "e agora", "et le", "et la", "et mon", "et ma", "и вот", "sama", "và", "aur", "और", "terus", "trus", "lalu", "근데", "그런데", "worse", "too bad", "and i", "but i", "y no", "pero no", "mas o", "mas a", "mais la", "mais le", "но", "а", "dan", "tapi", "nhưng", "lekin", "लेकिन", "但是", "但", "不过", "지만");

    /// <summary>How the words at <paramref name="start"/>, where a word begins, tie on what follows; none when they do not.</summary>
    public static Joint At(ReadOnlySpan<char> text, int start) =>
        StandsAt(Announcing, text[start..]) ? Joint.Connective : StandsAt(Joining, text[start..]) ? Joint.Comma : Joint.None;

    private static bool StandsAt(Dictionary<char, string[]> known, ReadOnlySpan<char> text)
    {
        if (!known.TryGetValue(char.ToLowerInvariant(text[0]), out var phrases)) return false;
        foreach (var phrase in phrases)
            if (StandsAt(text, phrase)) return true;
        return false;
    }

    private static bool StandsAt(ReadOnlySpan<char> text, string phrase)
    {
        if (!text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)) return false;
        return text.Length == phrase.Length || TextNormalizer.IsUnspaced(phrase[0]) || phrase[^1] == ' ' || !char.IsLetterOrDigit(text[phrase.Length]);
    }

    private static Dictionary<char, string[]> Build(params string[] phrases) =>
        phrases.Distinct(StringComparer.Ordinal).GroupBy(phrase => phrase[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray());
}
