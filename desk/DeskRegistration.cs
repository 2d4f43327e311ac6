using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportBot.Desk.Console.Access;
using SupportBot.Desk.Console.Live;
using SupportBot.Desk.Tickets;
using SupportBot.Privacy;

namespace SupportBot.Desk;

public static class DeskRegistration
{
    /// <summary>
    /// Registers tickets, service levels and the console from section <c>Desk</c>. Needs the store; the host registers
    /// <see cref="IConversationGate"/> (and <see cref="IConversationWhy"/> if it has one), keeps the data-protection keys and
    /// serves static assets.
    /// </summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeskOptions>()
            .Bind(configuration.GetSection(DeskOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Redactor());
        services.AddSingleton(provider => new TicketDesk(provider.GetRequiredService<IOptions<DeskOptions>>().Value));
        services.AddSingleton<FormGuard>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<DeskFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskFeed>());
        services.AddScoped<DeskSessions>();
        services.AddDataProtection();
        services.AddRazorComponents();
        services.AddAuthentication().AddCookie(DeskSessions.Scheme, DeskSessions.Configure);
        services.AddAuthorizationBuilder();
        services.Configure<AuthorizationOptions>(DeskRoles.AddPolicies);
        return services;
    }
}
