using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using SupportBot.Privacy;
using SupportBot.Store;

namespace SupportBot.Desk.Console.Access;

/// <summary>Accounts of people at the desk: signing in, joining by a one-time link, and what an admin changes. Every change leaves an audit entry.</summary>
internal sealed class Accounts(IStore store, SignInGuard guard, Redactor redactor, TimeProvider time)
{
    /// <summary>Two first links used at once make one administrator: the id can be taken once.</summary>
    private const string FirstId = "u-first";

    private const int LockAfter = 20;

    private static readonly PasswordHasher<string> Hasher = new();

    // Checked when there is no such account, so that the answer takes as long as for one.
    private static readonly string NobodysHash = Hasher.HashPassword("", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <returns>Null when name or password is wrong or sign-in is paused: which of them is not told.</returns>
    public async Task<DeskUser?> SignInAsync(string email, string password, string address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var user = IsEmail(email) ? await store.FindDeskUserAsync(email, cancellationToken) : null;
        var usable = user is { Disabled: false, PasswordHash: not null } && !(user.LockedUntil > now) && !guard.IsPaused(email, address);
        var verdict = Hasher.VerifyHashedPassword("", user?.PasswordHash ?? NobodysHash, password.Length <= PasswordRules.Longest ? password : "");
        if (!usable || verdict == PasswordVerificationResult.Failed)
        {
            guard.Failed(email, address);
            if (usable) await CountFailureAsync(user!, now, cancellationToken);
            await AuditAsync(user?.Id ?? "nobody", "sign-in-failed", user?.Id ?? "nobody", cancellationToken);
            return null;
        }
        guard.Succeeded(email, address);
        var hash = verdict == PasswordVerificationResult.SuccessRehashNeeded ? Hasher.HashPassword("", password) : user!.PasswordHash;
        if (user!.FailedSignIns > 0 || hash != user.PasswordHash)
            await store.UpdateDeskUserAsync(user with { FailedSignIns = 0, LockedUntil = null, PasswordHash = hash }, cancellationToken);
        await AuditAsync(user.Id, "sign-in", user.Id, cancellationToken);
        return user;
    }

    /// <returns>Null when the link does not work (any more) or there are people already.</returns>
    public async Task<DeskUser?> StartAsync(string secret, string name, string email, string password, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await store.UseLinkAsync(OneTimeLinks.Hash(secret), OneTimeLinks.FirstAdmin, now, cancellationToken) is null) return null;
        if ((await store.ListDeskUsersAsync(cancellationToken)).Count > 0) return null;
        var user = New(FirstId, name, email, DeskRoles.Admin, now) with { PasswordHash = Hasher.HashPassword("", password) };
        if (!await store.AddDeskUserAsync(user, cancellationToken)) return null;
        await AuditAsync(user.Id, "first-admin", user.Id, cancellationToken);
        return user;
    }

    /// <returns>Null when the link does not work (any more).</returns>
    public async Task<DeskUser?> JoinAsync(string secret, string password, CancellationToken cancellationToken)
    {
        var link = await store.UseLinkAsync(OneTimeLinks.Hash(secret), OneTimeLinks.Join, time.GetUtcNow(), cancellationToken);
        if (link?.UserId is null || await store.LoadDeskUserAsync(link.UserId, cancellationToken) is not { Disabled: false } user) return null;
        user = user with { PasswordHash = Hasher.HashPassword("", password), Stamp = NewStamp(), FailedSignIns = 0, LockedUntil = null };
        await store.UpdateDeskUserAsync(user, cancellationToken);
        await AuditAsync(user.Id, "password-set", user.Id, cancellationToken);
        return user;
    }

    /// <returns>The path of the one-time link; null when the address is taken.</returns>
    public async Task<string?> InviteAsync(DeskPerson by, string name, string email, string role, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var user = New("u-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), name, email, role, now);
        if (!await store.AddDeskUserAsync(user, cancellationToken)) return null;
        await AuditAsync(by.Id, "invited", user.Id, cancellationToken);
        return await OneTimeLinks.NewAsync(store, OneTimeLinks.Join, user.Id, now, cancellationToken);
    }

    /// <summary>Another link, for somebody who forgot the password or never came. Their sessions go on until it is used.</summary>
    public async Task<string> NewLinkAsync(DeskPerson by, DeskUser user, CancellationToken cancellationToken)
    {
        await AuditAsync(by.Id, "link-made", user.Id, cancellationToken);
        return await OneTimeLinks.NewAsync(store, OneTimeLinks.Join, user.Id, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Sets role and whether the account works; sessions end at once.</summary>
    /// <returns>False when it would leave the desk without an administrator.</returns>
    public async Task<bool> ChangeAsync(DeskPerson by, DeskUser user, string role, bool disabled, CancellationToken cancellationToken)
    {
        var others = (await store.ListDeskUsersAsync(cancellationToken)).Where(other => other.Id != user.Id);
        if ((role != DeskRoles.Admin || disabled) && user is { Role: DeskRoles.Admin, Disabled: false }
            && !others.Any(other => other is { Role: DeskRoles.Admin, Disabled: false, PasswordHash: not null })) return false;
        await store.UpdateDeskUserAsync(user with { Role = role, Disabled = disabled, Stamp = NewStamp() }, cancellationToken);
        await AuditAsync(by.Id, disabled ? "disabled" : "role-set:" + role, user.Id, cancellationToken);
        return true;
    }

    public static bool IsEmail(string text) =>
        text.Length is > 2 and <= 120 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && SafeText.IsIdentifier(text);

    private async Task CountFailureAsync(DeskUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failed = user.FailedSignIns + 1;
        await store.UpdateDeskUserAsync(
            failed >= LockAfter
                ? user with { FailedSignIns = 0, LockedUntil = now + SignInGuard.Pause }
                : user with { FailedSignIns = failed },
            cancellationToken);
    }

    private DeskUser New(string id, string name, string email, string role, DateTimeOffset now) =>
        new(id, redactor.Redact(name.Trim()).Text.Truncate(60), email, null, role, now, Disabled: false, NewStamp());

    private Task<AuditRecord> AuditAsync(string actor, string action, string subject, CancellationToken cancellationToken) =>
        store.AppendAuditAsync(new(time.GetUtcNow(), actor, action, subject, SafeText.OfConstant("{}")), cancellationToken);

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
