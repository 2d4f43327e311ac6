using System.Collections.Frozen;

namespace SupportBot.Knowledge;

/// <summary>The two levels under which articles, guides, messages and tickets are filed: category, then topic.</summary>
public static class Taxonomy
{
    private static readonly FrozenDictionary<string, string[]> s_topics = new Dictionary<string, string[]>
    {
        ["account"] = ["login", "codes", "password", "two-factor", "verification", "locked", "registration", "contact-change",
            "wallet-recovery", "payment-method", "profile", "deletion", "region", "bonus"],
        ["mining"] = ["start", "miner-crash", "gpu", "cpu-tuning", "hashrate", "pool-connection", "rejected-shares", "rewards",
            "payout", "app-session", "solo", "setup", "hardware"],
        ["security"] = ["phishing", "scam", "stolen-funds", "hacked-account", "suspicious-login", "seed-leak", "malware",
            "antivirus", "unauthorised-charge", "vulnerability", "privacy", "wallet-safety"],
        ["messaging"] = ["delivery", "notifications", "attachments", "calls", "formatting", "history-backup", "blocked", "spam",
            "contacts", "media-quality", "usability", "trade-chat"],
        ["fees"] = ["fee-explained", "fee-high", "amount-mismatch", "deposit-missing", "withdrawal-pending", "refund",
            "wrong-network", "wrong-address", "memo-missing", "unconfirmed", "on-hold", "balance-wrong", "limits", "card-payment",
            "p2p-trade", "rate", "reward-unpaid", "unexpected-charge", "dispute", "history"],
        ["other"] = ["app", "feature-request", "build-api", "trading", "price-legal", "small-talk", "staking", "complaint",
            "distress", "off-topic"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_categories =
        s_topics.SelectMany(pair => pair.Value.Select(topic => (topic, pair.Key))).ToFrozenDictionary(pair => pair.topic, pair => pair.Key);

    /// <summary>The category a topic stands under (topics are unique); null for one that does not exist.</summary>
    public static string? CategoryOf(string topic) => s_categories.GetValueOrDefault(topic);

    public static IEnumerable<string> Categories => s_topics.Keys.Order(StringComparer.Ordinal);

    /// <summary>The topics of a category; empty for a category that does not exist.</summary>
    public static IReadOnlyList<string> Topics(string category) => s_topics.GetValueOrDefault(category, []);

    public static bool IsCategory(string category) => s_topics.ContainsKey(category);

    public static bool IsTopic(string category, string topic) => Topics(category).Contains(topic);
}
