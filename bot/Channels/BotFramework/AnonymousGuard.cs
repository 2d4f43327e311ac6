using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Hosting;

namespace SupportBot.Bot.Channels.BotFramework;

/// <summary>
/// Refuses to start where believing everybody would be dangerous: without an app id the bot runs only in Development and
/// only on loopback, and the Emulator's tokens are for Development.
/// </summary>
internal sealed class AnonymousGuard(IOptions<BotFrameworkOptions> options, IHostEnvironment environment, IServer server) : IHostedLifecycleService
{
    /// <summary>What can be told from the settings alone: call it before anything is made.</summary>
    /// <exception cref="StartException">The settings would let anybody in.</exception>
    public static void Check(BotFrameworkOptions options, IHostEnvironment environment)
    {
        if (!options.Enabled) return;
        if (options.IsAnonymous && !environment.IsDevelopment())
            throw new StartException(
                $"BotFramework:AppId is empty and the environment is {environment.EnvironmentName}, so /api/messages would believe anybody. "
                + "Set BotFramework:AppId and BotFramework:AppPassword, or BotFramework:Enabled=false, or run in Development.");
        if (options.AllowEmulator && !environment.IsDevelopment())
            throw new StartException(
                $"BotFramework:AllowEmulator is set and the environment is {environment.EnvironmentName}. Emulator tokens are for Development only.");
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Check(options.Value, environment);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled || !options.Value.IsAnonymous) return Task.CompletedTask;
        // Known only once the server listens; requests from elsewhere are refused one by one as well.
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            if (!IsLoopback(address))
                throw new StartException(
                    $"BotFramework:AppId is empty, so the bot may listen on loopback only, but it listens on {address}. "
                    + "Use http://localhost:3978, or set BotFramework:AppId and BotFramework:AppPassword, or BotFramework:Enabled=false.");
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
