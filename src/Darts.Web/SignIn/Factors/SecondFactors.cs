using Darts.Domain.Accounts;
using Darts.Domain.Ledger;
using Darts.Domain.Sessions;
using Darts.Web.Pages;
using Darts.Web.SignIn.Guard;
using Darts.Web.SignIn.Roles;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Factors;

/// <summary>Enrols authenticators and checks their codes.</summary>
internal sealed class SecondFactors(
    FactorStore store, Throttle throttle, AuditTrail audit, IClaimsTransformation roles, IDataProtectionProvider protection,
    IOptions<SecondFactorOptions> options, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Darts.Totp");
    private readonly ITimeLimitedDataProtector _enrolments = protection.CreateProtector("Darts.TotpEnrolment").ToTimeLimitedDataProtector();

    private static readonly TimeSpan s_enrolmentTime = TimeSpan.FromMinutes(15);

    /// <summary>Whether accounts can have a second factor at this site.</summary>
    public bool IsOn => options.Value.Policy != SecondFactorPolicy.Off;

    /// <summary>Whether somebody who has given the first proof is asked for more.</summary>
    /// <exception cref="AccountsUnavailableException">It cannot be found out.</exception>
    public async Task<bool> IsAskedOfAsync(OwnerName account, SignInProof proof, CancellationToken cancellationToken) =>
        IsOn && !proof.IsMultiFactor
        && (await IsRequiredOfAsync(account, proof) || await store.FindTotpAsync(account, cancellationToken) is not null);

    /// <summary>Whether the site does not let this account in without one.</summary>
    public async Task<bool> IsRequiredOfAsync(OwnerName account, SignInProof proof) => options.Value.Policy switch
    {
        SecondFactorPolicy.Required => true,
        SecondFactorPolicy.RequiredForAdmins => (await roles.TransformAsync(Visitor.Create(account, proof, time.GetUtcNow()))).IsInRole(Role.Admin),
        _ => false,
    };

    /// <summary>The account's authenticator; null when it has none.</summary>
    /// <exception cref="AccountsUnavailableException">It cannot be found out.</exception>
    public Task<TotpRecord?> FindAsync(OwnerName account, CancellationToken cancellationToken) => store.FindTotpAsync(account, cancellationToken);

    /// <summary>Begins an enrolment, of which nothing is kept until a code confirms it.</summary>
    public TotpEnrolment Begin(OwnerName account) => Offer(account, TotpSecret.Create());

    /// <summary>Confirms an enrolment with a first code.</summary>
    /// <returns>The recovery codes, to be shown this once; or the same enrolment again with what is wrong.</returns>
    /// <exception cref="AccountsUnavailableException">Nothing was enrolled.</exception>
    public async Task<(IReadOnlyList<string>? Codes, TotpEnrolment? Again)> ConfirmAsync(OwnerName account, string? ticket, string? code, string? origin, CancellationToken cancellationToken)
    {
        if (Read(account, ticket) is not { } secret)
            return (null, Begin(account) with { Problem = "This took too long, so there is a new code to scan. Remove the one before from your app." });
        if (secret.StepOf(Trimmed(code), time.GetUtcNow()) is not { } step)
            return (null, Offer(account, secret) with { Problem = "This code is not right. Type the one that your app shows now; its clock and this portal's must agree." });
        var codes = RecoveryCodes.Create();
        await store.EnrolTotpAsync(account, _protector.Protect(Convert.ToBase64String(secret.Key)), step, Hashes(codes), time.GetUtcNow(), cancellationToken);
        audit.Note(account.Value, "SecondFactorEnrolled", "Totp", origin);
        return (codes, null);
    }

    /// <summary>Checks a code of the authenticator, or a recovery code, and uses it up.</summary>
    /// <returns>What is wrong, in words for who typed it; null when it is right.</returns>
    /// <exception cref="AccountsUnavailableException">It cannot be found out.</exception>
    public async Task<string?> CheckAsync(OwnerName account, string? code, string? origin, CancellationToken cancellationToken)
    {
        // Counted for the account and not for an address: only who has given the first proof comes here.
        var attempt = new SignInAttempt($"second factor of {account.Value}", null, null);
        if (await throttle.BeginAsync(attempt) is { } wait)
            return $"There were too many wrong codes. Try again in {Words.Wait(wait)}.";
        if (await UseAsync(account, Trimmed(code), origin, cancellationToken))
        {
            await throttle.SucceededAsync(attempt);
            return null;
        }

        audit.Note(account.Value, "SecondFactorRefused", null, origin);
        return "This code is not right, or was used before. Type the one that your app shows now, or one of your recovery codes.";
    }

    /// <summary>Puts new recovery codes in place of the old ones.</summary>
    /// <exception cref="AccountsUnavailableException">The old ones still count.</exception>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(OwnerName account, string? origin, CancellationToken cancellationToken)
    {
        var codes = RecoveryCodes.Create();
        await store.ReplaceRecoveryCodesAsync(account, Hashes(codes), cancellationToken);
        audit.Note(account.Value, "RecoveryCodesRenewed", null, origin);
        return codes;
    }

    /// <summary>Removes an account's authenticator.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="by">Who removes it: the account itself, or an administrator for somebody who lost it.</param>
    /// <param name="origin">From where.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when it had none.</returns>
    /// <exception cref="AccountsUnavailableException">It is still there.</exception>
    public async Task<bool> RemoveAsync(OwnerName account, OwnerName by, string? origin, CancellationToken cancellationToken)
    {
        if (!await store.RemoveTotpAsync(account, cancellationToken))
            return false;
        audit.Note(by.Value, by == account ? "SecondFactorRemoved" : "SecondFactorReset", by == account ? null : $"of {account.Value}", origin);
        return true;
    }

    private async Task<bool> UseAsync(OwnerName account, string code, string? origin, CancellationToken cancellationToken)
    {
        if (await store.FindTotpAsync(account, cancellationToken) is not { } record)
            return false;
        var secret = new TotpSecret(Convert.FromBase64String(_protector.Unprotect(record.Secret)));
        if (secret.StepOf(code, time.GetUtcNow()) is { } step)
            return await store.TryUseStepAsync(account, step, cancellationToken);
        if (RecoveryCodes.HashOf(code) is not { } hash || !await store.TryUseRecoveryCodeAsync(account, hash, cancellationToken))
            return false;
        audit.Note(account.Value, "RecoveryCodeUsed", $"{record.RecoveryCodes - 1} left", origin);
        return true;
    }

    private TotpEnrolment Offer(OwnerName account, TotpSecret secret) => new(
        secret.ToPicture(options.Value.Issuer, account.Value), secret.ToText(),
        _enrolments.Protect($"{account.Value}\n{Convert.ToBase64String(secret.Key)}", s_enrolmentTime));

    private TotpSecret? Read(OwnerName account, string? ticket)
    {
        try
        {
            return _enrolments.Unprotect(ticket ?? "").Split('\n') is [var name, var key] && name == account.Value ? new TotpSecret(Convert.FromBase64String(key)) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    // Apps show a space in the middle, and people type it.
    private static string Trimmed(string? code) => code is null or { Length: > 32 } ? "" : code.Trim().Replace(" ", "", StringComparison.Ordinal);

    private static IReadOnlyList<string> Hashes(IEnumerable<string> codes) => [.. codes.Select(c => RecoveryCodes.HashOf(c)!)];
}
