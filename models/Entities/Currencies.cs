namespace SupportBot.Models.Entities;

/// <summary>Currencies as people write them, and the code they stand for.</summary>
internal static class Currencies
{
    public const int LongestName = 12;

    private static readonly Dictionary<string, string> Codes = Build();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The code of a currency written in lower case, or null.</summary>
    public static string? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var code) ? code : null;

    public static string? OfSign(char sign) => sign switch
    {
        '$' => "USD", '€' => "EUR", '£' => "GBP", '¥' => "CNY", '₹' => "INR", '₩' => "KRW", '₽' => "RUB", '₫' => "VND", '₿' => "BTC", '元' => "CNY", '원' => "KRW",
        _ => null,
    };

    private static Dictionary<string, string> Build()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in "BTC ETH USDT USDC XMR LTC DOGE TRX BNB SOL ADA XRP DOT AVAX MATIC BCH ETC RVN KAS ERG FLUX DASH ZEC SHIB TON DAI BUSD ATOM LINK PI USD EUR GBP INR BRL VND IDR KRW RUB CNY RMB MXN ARS COP PHP NGN JPY TRY UAH CAD AUD".Split(' '))
            codes[code.ToLowerInvariant()] = code;
        Add(codes, "USD", "dollar dollars bucks dolares dollari долларов доллара долл dolar đô");
        Add(codes, "EUR", "euro euros евро");
        Add(codes, "INR", "rs rupees rupee रुपये रुपए rupay rupaye");
        Add(codes, "BRL", "reais real");
        Add(codes, "VND", "đồng vnđ");
        Add(codes, "IDR", "rupiah rp");
        Add(codes, "KRW", "원");
        Add(codes, "RUB", "руб рублей рубля рубль");
        Add(codes, "CNY", "元 yuan");
        Add(codes, "MXN", "pesos");
        Add(codes, "BTC", "bitcoin bitcoins биткоин биткоина 比特币 비트코인 sats satoshi");
        Add(codes, "ETH", "ether ethereum");
        Add(codes, "XMR", "monero");
        Add(codes, "USDT", "tether");
        codes.Remove("pi");
        return codes;
    }

    private static void Add(Dictionary<string, string> codes, string code, string names)
    {
        foreach (var name in names.Split(' ')) codes[name] = code;
    }
}
