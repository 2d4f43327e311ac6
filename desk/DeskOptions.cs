using System.ComponentModel.DataAnnotations;
using SupportBot.Desk.Sla;
using SupportBot.Desk.Tickets;

namespace SupportBot.Desk;

/// <summary>
/// How the desk works; section <c>Desk</c>. The tables are keyed by <c>category/topic</c>, <c>category</c> or <c>*</c>:
/// the most specific key counts. A key set in configuration replaces that entry only.
/// </summary>
public sealed class DeskOptions : IValidatableObject
{
    public const string Section = "Desk";

    public CalendarOptions Calendar { get; set; } = new();

    public SlaPolicyOptions Sla { get; set; } = new();

    /// <summary>Which team gets a ticket.</summary>
    public Dictionary<string, string> Teams { get; set; } = new()
    {
        ["*"] = "general",
        ["account"] = "account",
        ["mining"] = "mining",
        ["security"] = "security",
        ["messaging"] = "messaging",
        ["fees"] = "finance",
        ["other/app"] = "technical",
        ["other/build-api"] = "technical",
    };

    /// <summary>How pressing a ticket is: a question low, something broken medium, money or access out of reach high.</summary>
    public Dictionary<string, TicketPriority> Priorities { get; set; } = new()
    {
        ["*"] = TicketPriority.Medium,
        ["account/locked"] = TicketPriority.High,
        ["account/wallet-recovery"] = TicketPriority.High,
        ["account/profile"] = TicketPriority.Low,
        ["account/deletion"] = TicketPriority.Low,
        ["account/region"] = TicketPriority.Low,
        ["account/bonus"] = TicketPriority.Low,
        ["mining/payout"] = TicketPriority.High,
        ["mining/start"] = TicketPriority.Low,
        ["mining/setup"] = TicketPriority.Low,
        ["mining/hardware"] = TicketPriority.Low,
        ["mining/solo"] = TicketPriority.Low,
        ["mining/cpu-tuning"] = TicketPriority.Low,
        ["security"] = TicketPriority.High,
        ["security/antivirus"] = TicketPriority.Medium,
        ["security/privacy"] = TicketPriority.Medium,
        ["security/wallet-safety"] = TicketPriority.Low,
        ["messaging/formatting"] = TicketPriority.Low,
        ["messaging/usability"] = TicketPriority.Low,
        ["fees/withdrawal-pending"] = TicketPriority.High,
        ["fees/deposit-missing"] = TicketPriority.High,
        ["fees/on-hold"] = TicketPriority.High,
        ["fees/wrong-network"] = TicketPriority.High,
        ["fees/wrong-address"] = TicketPriority.High,
        ["fees/memo-missing"] = TicketPriority.High,
        ["fees/balance-wrong"] = TicketPriority.High,
        ["fees/unexpected-charge"] = TicketPriority.High,
        ["fees/p2p-trade"] = TicketPriority.High,
        ["fees/dispute"] = TicketPriority.High,
        ["fees/fee-explained"] = TicketPriority.Low,
        ["fees/limits"] = TicketPriority.Low,
        ["fees/rate"] = TicketPriority.Low,
        ["fees/history"] = TicketPriority.Low,
        ["other"] = TicketPriority.Low,
        ["other/app"] = TicketPriority.Medium,
        ["other/staking"] = TicketPriority.Medium,
        ["other/complaint"] = TicketPriority.Medium,
        ["other/distress"] = TicketPriority.High,
    };

    /// <summary>The least that an urgent ticket gets; the more pressing of both tables counts.</summary>
    public Dictionary<string, TicketPriority> UrgentPriorities { get; set; } = new()
    {
        ["*"] = TicketPriority.High,
        ["security"] = TicketPriority.Critical,
    };

    /// <summary>Where a ticket begins: 1 general and simple, 2 technical or a lasting delay. A critical one begins at 3.</summary>
    public Dictionary<string, int> Tiers { get; set; } = new()
    {
        ["*"] = 1,
        ["security"] = 2,
        ["mining/miner-crash"] = 2,
        ["mining/payout"] = 2,
        ["fees/withdrawal-pending"] = 2,
        ["fees/deposit-missing"] = 2,
        ["other/app"] = 2,
        ["other/build-api"] = 2,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Fault(() => Calendar.Build()) is { } calendar)
            yield return new("Desk:Calendar: " + calendar, [nameof(Calendar)]);
        if (Fault(() => Sla.Build()) is { } sla)
            yield return new("Desk:Sla: " + sla, [nameof(Sla)]);
        foreach (var (key, team) in Teams)
            if (!TicketWords.Teams.Contains(team))
                yield return new($"Desk:Teams:{key}: '{team}' is no team; there are {string.Join(", ", TicketWords.Teams)}.", [nameof(Teams)]);
        foreach (var (key, priority) in Priorities.Concat(UrgentPriorities))
            if (!Enum.IsDefined(priority))
                yield return new($"Desk:Priorities:{key}: {(int)priority} is no priority.", [nameof(Priorities)]);
        foreach (var (key, tier) in Tiers)
            if (tier is < 1 or > 3)
                yield return new($"Desk:Tiers:{key}: {tier} is no tier; there are 1, 2 and 3.", [nameof(Tiers)]);
    }

    private static string? Fault(Func<object> build)
    {
        try
        {
            build();
            return null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return fault.Message;
        }
    }
}
