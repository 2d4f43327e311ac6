using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Desk.Sla;

/// <summary>Service levels as data; section <c>Desk:Sla</c>. Lengths as <see cref="SlaSpan.Parse"/> reads them. Source of the defaults: SLA.md.</summary>
public sealed class SlaPolicyOptions
{
    /// <summary>Name of this version; give another when the numbers change.</summary>
    /// <value>Default <c>default-1</c>.</value>
    public string Version { get; set; } = "default-1";

    public SlaTargetOptions Critical { get; set; } = new() { Response = "15 min", Resolution = "4 h" };

    public SlaTargetOptions High { get; set; } = new() { Response = "1 h", ResponseOutside = "4 h", Resolution = "8 h" };

    public SlaTargetOptions Medium { get; set; } = new() { Response = "4 business hours", Resolution = "1 business day" };

    public SlaTargetOptions Low { get; set; } = new() { Response = "1 business day", Resolution = "3 business days" };

    /// <exception cref="FormatException">A length that cannot be read, or a version that is no identifier.</exception>
    public SlaPolicy Build() => new(
        SafeText.IsIdentifier(Version) ? Version : throw new FormatException($"'{Version}' is no version name: use letters, digits and dashes."),
        new Dictionary<TicketPriority, SlaTargets>
        {
            [TicketPriority.Critical] = Critical.Build(),
            [TicketPriority.High] = High.Build(),
            [TicketPriority.Medium] = Medium.Build(),
            [TicketPriority.Low] = Low.Build(),
        });
}

/// <summary>The promises of one priority, as text.</summary>
public sealed class SlaTargetOptions
{
    /// <summary>Until a human answers.</summary>
    public string Response { get; set; } = "";

    /// <summary>The same when reported outside business hours; empty: no difference.</summary>
    public string ResponseOutside { get; set; } = "";

    public string Resolution { get; set; } = "";

    internal SlaTargets Build() => new(
        SlaSpan.Parse(Response),
        ResponseOutside.Length == 0 ? null : SlaSpan.Parse(ResponseOutside),
        SlaSpan.Parse(Resolution));
}
