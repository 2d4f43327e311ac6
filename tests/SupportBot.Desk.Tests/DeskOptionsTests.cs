using System.ComponentModel.DataAnnotations;
using SupportBot.Desk.Tickets;
using Xunit;

namespace SupportBot.Desk.Tests;

public sealed class DeskOptionsTests
{
    [Fact]
    public void The_defaults_are_sound() => Assert.Empty(Problems(new()));

    [Fact]
    public void Each_fault_is_told_in_a_sentence()
    {
        var options = new DeskOptions();
        options.Calendar.Zone = "Mars/Base";
        options.Sla.Low.Response = "soon";
        options.Teams["mining"] = "miners";
        options.Priorities["fees"] = (TicketPriority)9;
        options.Tiers["fees"] = 4;
        Assert.Equal(5, Problems(options).Count);
        Assert.Contains("Desk:Calendar: 'Mars/Base' is no time zone: use an IANA name such as Europe/Berlin.", Problems(options));
        Assert.Contains("Desk:Teams:mining: 'miners' is no team; there are account, mining, security, messaging, finance, technical, general.", Problems(options));
    }

    private static List<string> Problems(DeskOptions options) =>
        [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
}
