using SupportBot.Bot.Dialogs;
using SupportBot.Bot.Replies;
using SupportBot.Desk;
using SupportBot.Desk.Tickets;
using SupportBot.Models;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Bot.Turns;

/// <summary>Registers the turn and the dialog.</summary>
public static class TurnServices
{
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DialogOptions>().Bind(configuration.GetSection("Dialog")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<DialogOptions>>().Value);
        services.AddSingleton<SecretHolder>();
        services.AddSingleton(provider => provider.GetRequiredService<SecretHolder>().Secret
            ?? throw new InvalidOperationException("The installation secret is read from the store before the first turn."));
        services.AddSingleton<ArticleWords>();
        services.AddSingleton<DialogPolicy>();
        services.AddSingleton<DialogActs>();
        services.AddSingleton<CommandReader>();
        services.AddSingleton<Hearing>();
        services.AddSingleton<TurnMeter>();
        services.AddSingleton<TurnTools>();
        services.AddSingleton<ITurns, TurnRunner>();
        services.AddSingleton<IConversationGate, DeskGate>();
        services.AddSingleton<IConversationWhy, ConversationWhy>();
        return services;
    }
}

/// <summary>Holds the installation's secret once the store is open.</summary>
public sealed class SecretHolder
{
    public InstallationSecret? Secret { get; set; }
}

/// <summary>The installation's secret in the store: made once, the same for every node.</summary>
public static class InstallationSecrets
{
    private const string Form = "v1:";

    public static async Task<InstallationSecret> EnsureAsync(IStore store, DateTimeOffset now)
    {
        var kept = await store.LoadSettingAsync(InstallationSecret.Setting)
            ?? await store.AddSettingAsync(InstallationSecret.Setting, SafeText.OfIdentifier(Form + Convert.ToHexStringLower(InstallationSecret.New().Bytes)), now);
        return new InstallationSecret(Convert.FromHexString(kept.Value[Form.Length..]));
    }
}
