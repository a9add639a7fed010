namespace Darts.Web.SignIn.Checks;

/// <summary>A check and the kind that it is of, by which the audit trail calls it.</summary>
internal sealed record ConfiguredCheck(string Kind, ICredentialCheck Check);
