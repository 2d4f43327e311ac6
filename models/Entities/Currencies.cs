namespace SupportBot.Models.Entities;

/// <summary>Currencies as people write them, and the code they stand for.</summary>
internal static class Currencies
{
    public const int LongestName = 12;

    private const int LongestUnspaced = 4;

    private static readonly HashSet<string> Fiat = [.. "USD EUR GBP INR BRL VND IDR KRW RUB CNY MXN ARS COP PHP NGN JPY TRY UAH CAD AUD".Split(' ')];

    private static readonly HashSet<string> CommonWords = ["TRY", "LINK", "DOT", "FLUX", "DASH"];

    private static readonly Dictionary<string, string> Codes = Build();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The code of a currency written in lower case, or null.</summary>
    public static string? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var code) ? code : null;

    /// <summary>
    /// The code of a currency that begins a word of a script whose words take endings or have no spaces: "원을", "元没到账".
    /// </summary>
    public static string? FindAtStart(ReadOnlySpan<char> word, out int length)
    {
        for (length = Math.Min(word.Length, LongestUnspaced); length > 0; length--)
            if (Find(word[..length]) is { } code) return code;
        return null;
    }

    /// <summary>Currencies that are divided into hundredths, so that three digits after a separator are thousands.</summary>
    public static bool HasHundredths(string code) => Fiat.Contains(code);

    /// <summary>Names that are words of a language too: only in upper case do they stand for a currency before or after a mere number.</summary>
    public static bool IsCommonWord(string code) => CommonWords.Contains(code);

    public static string? OfSign(char sign) => sign switch
    {
        '$' => "USD", '€' => "EUR", '£' => "GBP", '¥' => "CNY", '₹' => "INR", '₩' => "KRW", '₽' => "RUB", '₫' => "VND", '₿' => "BTC", '元' => "CNY", '원' => "KRW",
        _ => null,
    };

    private static Dictionary<string, string> Build()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in "BTC ETH USDT USDC XMR LTC DOGE TRX BNB SOL ADA XRP DOT AVAX MATIC BCH ETC RVN KAS ERG FLUX DASH ZEC SHIB TON DAI BUSD ATOM LINK PI USD EUR GBP INR BRL VND IDR KRW RUB CNY RMB MXN ARS COP PHP NGN JPY TRY UAH CAD AUD".Split(' '))
            codes[code.ToLowerInvariant()] = code == "RMB" ? "CNY" : code;
        Add(codes, "USD", "us$ u$s usd$ dollar dollars bucks dolares dólares dólar dollari доллар долларов доллара долл баксов dolar đô 美元 美金 刀 달러 불 डॉलर");
        Add(codes, "EUR", "euro euros евро 欧元 유로 यूरो");
        Add(codes, "GBP", "pound pounds quid libras 英镑 파운드");
        Add(codes, "CAD", "c$ ca$");
        Add(codes, "AUD", "a$ au$");
        Add(codes, "INR", "rs rupees rupee रुपये रुपए rupay rupaye");
        Add(codes, "BRL", "r$ reais real");
        Add(codes, "VND", "đồng vnđ");
        Add(codes, "IDR", "rupiah rp");
        Add(codes, "KRW", "원");
        Add(codes, "RUB", "руб рублей рубля рубль");
        Add(codes, "CNY", "元 块 块钱 人民币 yuan");
        Add(codes, "MXN", "pesos");
        Add(codes, "BTC", "bitcoin bitcoins биткоин биткоина биткоинов 比特币 비트코인 बिटकॉइन");
        Add(codes, "ETH", "ether ethereum эфира эфир 以太 以太坊 以太币 이더리움 이더");
        Add(codes, "XMR", "monero");
        Add(codes, "USDT", "tether 泰达币 u 테더");
        Add(codes, "SATS", "sats sat satoshi satoshis 聪 사토시 сатоши");
        codes.Remove("pi");
        return codes;
    }

    private static void Add(Dictionary<string, string> codes, string code, string names)
    {
        foreach (var name in names.Split(' ')) codes[name] = code;
    }
}
