using System.Diagnostics.CodeAnalysis;

namespace Darts.Web.SignIn.Checks;

/// <summary>What a check says. Its reason is for the log and the audit trail: who signs in is told the same whatever it is.</summary>
internal sealed record CheckResult
{
    private CheckResult(Identity? identity, string? reason, bool isAvailable) => (Identity, Reason, IsAvailable) = (identity, reason, isAvailable);

    /// <summary>Who it is; null when the check does not let them in.</summary>
    public Identity? Identity { get; }

    /// <summary>Why not, in a few words and without anything that was typed.</summary>
    public string? Reason { get; }

    /// <summary>False when the check could not be made: its server is down, slow or not who it should be.</summary>
    public bool IsAvailable { get; }

    /// <summary>Whether the check lets them in.</summary>
    [MemberNotNullWhen(true, nameof(Identity))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsAccepted => Identity is not null;

    public static CheckResult Accept(Identity identity) => new(identity, null, true);

    public static CheckResult Reject(string reason) => new(null, reason, true);

    public static CheckResult Unavailable(string reason) => new(null, reason, false);
}
