namespace SupportBot.Models.Entities;

/// <summary>Names of things in our field, lower case: what they are and what they are called in full.</summary>
internal static class Names
{
    private static readonly Dictionary<string, (EntityKind Kind, string Value)> All = Build();
    private static readonly Dictionary<string, (EntityKind Kind, string Value)>.AlternateLookup<ReadOnlySpan<char>> BySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public const int LongestName = 16;

    /// <summary>What a word in lower case names, or false.</summary>
    public static bool TryFind(ReadOnlySpan<char> word, out EntityKind kind, out string value)
    {
        var known = BySpan.TryGetValue(word, out var found);
        (kind, value) = known ? found : (default, "");
        return known;
    }

    /// <summary>Devices whose model number follows: "iphone 13 pro", "windows 11", "rtx 3080".</summary>
    public static bool TakesModel(string value) => !Plain.Contains(value);

    private static readonly HashSet<string> Plain = ["trezor", "raspberry pi", "chromebook"];

    private static Dictionary<string, (EntityKind, string)> Build()
    {
        var all = new Dictionary<string, (EntityKind, string)>(StringComparer.Ordinal);
        Add(all, EntityKind.MinerSoftware, "xmrig t-rex trex phoenixminer nbminer teamredminer lolminer gminer cgminer bfgminer ethminer srbminer srbminer-multi claymore nicehash hiveos minerstat braiins rigel bzminer miniz wildrig onezerominer cpuminer xmr-stak p2pool ccminer kawpowminer nanominer cudominer bminer awesomeminer vnish luxos mmpos raveos");
        Add(all, EntityKind.Network, "trc20 trc-20 erc20 erc-20 bep20 bep-20 bep2 bsc polygon matic arbitrum optimism avalanche avax-c solana lightning tron spl omni base-chain l2 arb-one kcc opbnb");
        Add(all, EntityKind.Device, "iphone ipad macbook imac android ios windows macos linux ubuntu debian fedora samsung galaxy pixel xiaomi redmi poco oneplus oppo vivo realme huawei honor motorola moto nokia tecno infinix itel chromebook antminer whatsminer avalon avalonminer goldshell iceriver bitaxe jasminer trezor ledger keepkey coldcard bitbox rtx gtx radeon rx ryzen threadripper epyc xeon arc firefox chrome safari edge brave opera vega ipados watchos hiveon");
        return all;
    }

    private static void Add(Dictionary<string, (EntityKind, string)> all, EntityKind kind, string names)
    {
        foreach (var name in names.Split(' ')) all[name] = (kind, name);
    }
}
