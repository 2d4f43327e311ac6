using Microsoft.AspNetCore.Authorization;

namespace SupportBot.Desk.Console.Access;

/// <summary>Roles of people at the desk and what each may do.</summary>
internal static class DeskRoles
{
    public const string Agent = "agent", Lead = "lead", Admin = "admin", Auditor = "auditor";

    /// <summary>Policies: see everything; work on tickets; manage people.</summary>
    public const string MayRead = "desk-read", MayAct = "desk-act", MayManage = "desk-manage";

    public static IReadOnlyList<string> All { get; } = [Agent, Lead, Admin, Auditor];

    public static bool Acts(string role) => role is Agent or Lead or Admin;

    public static void AddPolicies(AuthorizationOptions options)
    {
        options.AddPolicy(MayRead, policy => Base(policy).RequireRole(All));
        options.AddPolicy(MayAct, policy => Base(policy).RequireRole(Agent, Lead, Admin));
        options.AddPolicy(MayManage, policy => Base(policy).RequireRole(Admin));
    }

    private static AuthorizationPolicyBuilder Base(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(DeskSessions.Scheme).RequireAuthenticatedUser();
}
