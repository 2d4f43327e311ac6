using SupportBot.Bot.Hosting;
using System.Net;
using System.Text;
using Xunit;

namespace SupportBot.Bot.Tests.Channels.BotFramework;

public sealed class AnonymousModeTests
{
    [Fact]
    public async Task Without_app_id_production_does_not_start()
    {
        var fault = await Assert.ThrowsAsync<StartException>(() => ChannelHost.StartAsync(environment: "Production"));
        Assert.Contains("BotFramework:AppId is empty", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_app_id_the_bot_does_not_listen_beyond_loopback()
    {
        var fault = await Assert.ThrowsAsync<StartException>(() => ChannelHost.StartAsync(url: "http://0.0.0.0:0"));
        Assert.Contains("loopback only", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emulator_tokens_are_for_development()
    {
        var settings = new Dictionary<string, string?>
        {
            ["BotFramework:AppId"] = "a", ["BotFramework:AppPassword"] = "b", ["BotFramework:AllowEmulator"] = "true",
        };
        await Assert.ThrowsAsync<StartException>(() => ChannelHost.StartAsync(settings, environment: "Production"));
    }

    [Fact]
    public async Task Switched_off_it_starts_anywhere_and_has_no_endpoint()
    {
        await using var host = await ChannelHost.StartAsync(new() { ["BotFramework:Enabled"] = "false" }, environment: "Production");
        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync(Wire.Message())).StatusCode);
    }

    [Fact]
    public async Task A_foreign_name_that_points_here_is_refused()
    {
        await using var host = await ChannelHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(Wire.Message(), Encoding.UTF8, "application/json") };
        request.Headers.Host = "rebound.example.org";
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(request)).StatusCode);
        Assert.Empty(host.Turns.Seen);
    }

    [Fact]
    public async Task Options_that_cannot_work_are_named()
    {
        var settings = new Dictionary<string, string?> { ["BotFramework:AppId"] = "a" };
        var fault = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => ChannelHost.StartAsync(settings));
        Assert.Contains("BotFramework:AppPassword is empty", fault.Message, StringComparison.Ordinal);
    }
}
