namespace Darts.Web.SignIn.Checks;

/// <summary>One configured way to find out whether a name and a password belong together.</summary>
internal interface ICredentialCheck
{
    /// <summary>
    /// Checks. Empty passwords, text of any length and any characters are the check's to refuse. Whatever goes wrong is a result and no exception,
    /// apart from the cancellation, which comes when the time for this check is over.
    /// </summary>
    Task<CheckResult> CheckAsync(Credentials credentials, CancellationToken cancellationToken);
}
