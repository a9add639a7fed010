namespace Darts.Web.SignIn.OpenId;

/// <summary>The claims by which a sign-in remembers the provider's session that it came from.</summary>
internal static class ProviderSession
{
    /// <summary>The provider's name for its session: <c>sid</c>.</summary>
    public const string SessionClaim = "darts:provider-session";

    /// <summary>The provider's name for the account: <c>sub</c>.</summary>
    public const string SubjectClaim = "darts:provider-subject";

    /// <summary>The ID token, by which the provider knows which session a sign-out is to end.</summary>
    public const string TokenClaim = "darts:provider-token";
}
