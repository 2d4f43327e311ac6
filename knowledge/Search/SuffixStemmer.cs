namespace SupportBot.Knowledge.Search;

/// <summary>
/// A light stemmer: takes off the longest listed ending if enough of the word stays. Lists cover plural, gender, case and
/// the commonest verb endings; the rest is left to the letter n-grams of the index.
/// </summary>
internal sealed class SuffixStemmer : Stemmer
{
    private static readonly Dictionary<string, SuffixStemmer> s_byLanguage = new()
    {
        ["es"] = new(4, "amientos amiento imientos imiento aciones acion adores adora ador ancia encia idades idad mente ando iendo aron ieron "
            + "aban aba adas ados ada ado idas idos ida ido aran eran iran ar er ir as os es a o e s"),
        ["pt"] = new(4, "amentos amento imentos imento acoes acao adores adora ador ancia encia idades idade mente ando endo indo aram eram "
            + "iram avam ava adas ados ada ado idas idos ida ido ar er ir oes ao as os es a o e s"),
        ["fr"] = new(4, "issements issement ations ation ements ement ances ance ences ence ites ite euses euse eurs eur iques ique issons "
            + "aient ais ait ant ees ee er ez ir es e s"),
        ["ru"] = new(4, "ениями ениях ений ением ения ению ение остями остей остью ости ость ывать ивать овать ами ями ого его ому ему ыми "
            + "ими ает ают ует уют ить ать еть ешь ишь ала ило ыла ела али или ый ий ой ая яя ое ее ые ие ов ев ей ам ям ах ях ом ем "
            + "ую юю ет ит ут ют ат ят ла ло ли ть а я о е ы и у ю ь й"),
        ["id"] = new(5, "kannya annya inya nya kan lah kah an i"),
        ["hi"] = new(4, "ाओं ियों ियाँ ियां ाएं ाएँ ुओं ने ना नी ता ती ते ों ें ीं ां ो े ी ा ि ु ू"),
        ["ko"] = new(3, "에서는 으로는 에게서 입니다 합니다 했어요 해요 에서 으로 에게 한테 까지 부터 이나 은 는 이 가 을 를 에 로 의 와 과 도 만"),
    };

    private static readonly SuffixStemmer s_none = new(int.MaxValue, "");

    private readonly int _shortest;
    private readonly string[] _endings;

    private SuffixStemmer(int shortest, string endings)
    {
        _shortest = shortest;
        _endings = [.. endings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => TextFolder.Fold(e)).Distinct().OrderByDescending(e => e.Length)];
    }

    public static new SuffixStemmer For(string language) => s_byLanguage.GetValueOrDefault(language, s_none);

    public override int Stem(Span<char> word)
    {
        if (word.Length < _shortest)
            return word.Length;

        foreach (var ending in _endings)
        {
            if (word.Length - ending.Length >= _shortest - 1 && word.EndsWith(ending))
                return word.Length - ending.Length;
        }

        return word.Length;
    }
}
