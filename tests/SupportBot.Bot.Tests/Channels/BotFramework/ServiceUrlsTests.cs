using System.Net;
using SupportBot.Bot.Channels.BotFramework;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class ServiceUrlsTests
{
    private static readonly ServiceUrls Strict = new(["https://connector.example.org", "http://127.0.0.1:5000"], loopback: false);

    public static readonly string[] AttackUrls =
    [
        "http://127.0.0.1:6000",
        "http://smba.trafficmanager.net/emea/",
        "https://evil.trafficmanager.net",
        "https://trafficmanager.net",
        "https://smba.trafficmanager.net.evil.example",
        "https://smba.trafficmanager.net@evil.example",
        "https://user:pass@smba.trafficmanager.net",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net.",
        "https://smba.trafficmanager.net\\@evil.example",
        "https://evil.example\\.botframework.com",
        "https://evil.example#.botframework.com",
        "https://evil.example?.botframework.com",
        "https://evil.example/.botframework.com",
        "https://botframework.com.evil.example",
        "https://evilbotframework.com",
        "https://smba.infra..teams.microsoft.com",
        "https://smba.infra.a.b.teams.microsoft.com",
        "https://smba.infra.gov.teams.microsoft.evil",
        "https://smba.infra.gov.teams.microsoft.com.evil.example",
        "https://xn--smba-tqa.botframework.com",
        "https://smbа.trafficmanager.net",
        "https://smba。trafficmanager。net",
        "https://ｓｍｂａ.trafficmanager.net",
        "https://smba%2etrafficmanager.net",
        "https://smba.traffic\tmanager.net",
        "https://[::ffff:127.0.0.1]/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://localhost/",
        "file:///etc/passwd",
        "ftp://smba.trafficmanager.net",
        "//smba.trafficmanager.net",
        "smba.trafficmanager.net",
        "javascript:alert(1)",
        "",
        " ",
    ];

    public static TheoryData<string> Attacks => new(AttackUrls);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/teams")]
    [InlineData("HTTPS://SMBA.trafficmanager.net/teams")]
    [InlineData("https://smba.trafficmanager.net:443/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://directline.europe.botframework.com")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/x")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/x")]
    [InlineData("https://connector.example.org/some/path")]
    [InlineData("http://127.0.0.1:5000/x")]
    public void Known_hosts_are_allowed(string url) => Assert.True(Strict.Allows(url));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Everything_else_is_refused(string url) => Assert.False(Strict.Allows(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:56150", true)]
    [InlineData("http://[::1]:56150/", true)]
    [InlineData("http://127.0.0.1.evil.example/", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    public void Local_test_clients_may_use_loopback_only(string url, bool allowed) =>
        Assert.Equal(allowed, new ServiceUrls([], loopback: true).Allows(url));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2603:1030::1", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    public void Public_addresses_are_told_from_the_rest(string address, bool expected) =>
        Assert.Equal(expected, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void A_name_that_leads_inside_is_not_connected_to()
    {
        Assert.False(Strict.AllowsAddress("smba.trafficmanager.net", 443, IPAddress.Parse("10.0.0.5")));
        Assert.True(Strict.AllowsAddress("connector.example.org", 443, IPAddress.Parse("10.0.0.5")));
        Assert.False(Strict.AllowsAddress("connector.example.org", 8080, IPAddress.Parse("10.0.0.5")));
    }
}
