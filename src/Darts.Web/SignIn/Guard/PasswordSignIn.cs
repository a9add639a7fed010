using Darts.Web.Pages;
using Darts.Web.SignIn.Checks;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Guard;

/// <summary>Asks the site's checks about a name and a password, one after another, until one knows them.</summary>
internal sealed partial class PasswordSignIn(
    CredentialChecks checks, Throttle throttle, SignInAudit audit, IOptions<SignInOptions> options, TimeProvider time, ILogger<PasswordSignIn> logger) : IDisposable
{
    /// <summary>Longer than any name that owns sessions: an address of a directory's user, say.</summary>
    private const int LongestName = 256;

    private const int LongestPassword = 1024;

    private const int AtOnce = 32;

    // The same whatever the reason: who guesses learns nothing, not even that a server is down.
    private static readonly PasswordAnswer s_refusal = new(null, "This name and password do not let you in. Check both; if they are right, the site's sign-in may not be working just now: try again later.");

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>Asks. A refusal takes a time that does not tell its reason.</summary>
    public async Task<PasswordAnswer> TryAsync(string name, string password, SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (await throttle.BeginAsync(attempt) is { } wait)
        {
            audit.TurnedAway(attempt, wait);
            return new PasswordAnswer(null, $"There were too many attempts. Try again in {Words.Wait(wait)}.") { RetryAfter = wait };
        }

        var (proof, wasChecked, reasons) = await AskAllAsync(name.Trim(), password, cancellationToken);
        if (proof is not null)
        {
            await throttle.SucceededAsync(attempt);
            return new PasswordAnswer(proof, null);
        }

        if (!wasChecked)
            await throttle.ForgiveAsync(attempt);
        audit.Refused(attempt, "Password", string.Join("; ", reasons));
        await PaceAsync(began, cancellationToken);
        return s_refusal;
    }

    public void Dispose() => _places.Dispose();

    private async Task<(SignInProof? Proof, bool WasChecked, IReadOnlyList<string> Reasons)> AskAllAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > LongestName || password.Length is 0 or > LongestPassword)
            return (null, true, ["the name or the password is empty or too long"]);
        var reasons = new List<string>();
        var wasChecked = false;
        await _places.WaitAsync(cancellationToken);
        try
        {
            foreach (var (kind, check) in checks.All)
            {
                var result = await AskAsync(kind, check, new Credentials(name, password), cancellationToken);
                if (result.IsAccepted)
                    return (new SignInProof(result.Identity, kind), true, reasons);
                wasChecked |= result.IsAvailable;
                if (!result.IsAvailable)
                    LogUnavailable(kind, result.Reason);
                reasons.Add($"{kind}: {result.Reason}");
            }
        }
        finally
        {
            _places.Release();
        }

        return (null, wasChecked, reasons);
    }

    private async Task<CheckResult> AskAsync(string kind, ICredentialCheck check, Credentials credentials, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.CheckTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // A check that does not listen to its token is left behind.
            return await check.CheckAsync(credentials, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CheckResult.Unavailable($"no answer within {options.Value.CheckTimeout.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The message is left out: whoever wrote the check may have put in it what was typed.
            LogFailed(kind, e.GetType().FullName!, e.StackTrace);
            return CheckResult.Unavailable($"the check failed with {e.GetType().Name}");
        }
    }

    private async Task PaceAsync(long began, CancellationToken cancellationToken)
    {
        var pace = options.Value.RefusalPace;
        if (pace == TimeSpan.Zero)
            return;
        var rest = pace - TimeSpan.FromTicks(time.GetElapsedTime(began).Ticks % pace.Ticks);
        await Task.Delay(rest, time, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Sign-in by {Kind} cannot be checked: {Reason}")]
    private partial void LogUnavailable(string kind, string reason);

    [LoggerMessage(2, LogLevel.Error, "The check of sign-ins by {Kind} failed with {Exception} at {Place}")]
    private partial void LogFailed(string kind, string exception, string? place);
}
