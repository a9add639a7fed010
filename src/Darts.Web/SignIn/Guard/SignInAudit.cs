using Darts.Domain.Ledger;
using Darts.Domain.Sessions;

namespace Darts.Web.SignIn.Guard;

/// <summary>Takes down every attempt to sign in: who, from where, by what, and how it went. Never what was typed as a password.</summary>
internal sealed class SignInAudit(AuditTrail trail, TimeProvider time)
{
    private const string Unreadable = "(unreadable name)";

    private static readonly TimeSpan s_betweenTurnedAway = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _turnedAwayAt;
    private long _turnedAway;

    public void SignedIn(OwnerName name, string method, string? origin) => trail.Note(name.Value, "SignedIn", method, origin);

    /// <summary>A link to sign in is on its way to somebody's mailbox.</summary>
    public void LinkSent(string address, string? origin) => trail.Note(address, "SignInLinkSent", null, origin);

    public void SignedOut(OwnerName name, string? origin) => trail.Note(name.Value, "SignedOut", null, origin);

    /// <summary>Somebody who proved nothing, so that the name is only what they claim.</summary>
    public void Refused(SignInAttempt attempt, string method, string reason) =>
        Refused(attempt.Name, method, reason, attempt.Address?.ToString());

    public void Refused(string claimed, string method, string reason, string? origin) =>
        trail.Note(OwnerName.TryParse(claimed, out var name, out _) ? name.Value : Unreadable, "SignInRefused", $"{method}: {reason}", origin);

    /// <summary>Somebody who must wait. Whoever floods the portal does not flood the trail: one entry a second speaks for all.</summary>
    public void TurnedAway(SignInAttempt attempt, TimeSpan wait)
    {
        long others;
        lock (_lock)
        {
            _turnedAway++;
            var now = time.GetUtcNow();
            if (now - _turnedAwayAt < s_betweenTurnedAway)
                return;
            (_turnedAwayAt, others, _turnedAway) = (now, _turnedAway - 1, 0);
        }

        var reason = $"too many attempts, may try again in {Math.Ceiling(wait.TotalSeconds):0} s";
        Refused(attempt, "Throttle", others == 0 ? reason : $"{reason}; {others} others were turned away before");
    }
}
