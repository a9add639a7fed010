namespace Darts.Web.SignIn.OpenId;

/// <summary>Sign-in at an OpenID provider: section <c>Darts:SignIn:OpenId</c>, active when <see cref="Authority"/> is set.</summary>
internal sealed class OpenIdOptions
{
    public const string Section = SignInOptions.Section + ":OpenId";

    /// <summary>The provider's issuer address, below which its <c>.well-known/openid-configuration</c> stands.</summary>
    public string? Authority { get; set; }

    /// <summary>The name under which the provider knows this portal.</summary>
    public string? ClientId { get; set; }

    /// <summary>A file that holds nothing but the secret that it shares with the provider; not set for a public client.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What is asked for besides <c>openid</c>.</summary>
    public string Scopes { get; set; } = "profile email";

    /// <summary>The claim that names the account. It must be one that people cannot choose themselves.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim with the e-mail address.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>The claim with the groups: one value or a list, or the way into an object such as <c>realm_access.roles</c>.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Only members of one of these groups come in; empty for all.</summary>
    public IList<string> AllowedGroups { get; } = [];

    /// <summary>Values of the claims <c>acr</c> and <c>amr</c> by which the provider says that it asked for a second factor.</summary>
    public IList<string> MultiFactorValues { get; } = [];

    /// <summary>What the button says.</summary>
    public string Title { get; set; } = "Sign in with your institute";

    /// <summary>A file with the certificate authority of the provider, PEM, where it is none that this computer trusts.</summary>
    public string? CertificateAuthority { get; set; }

    public bool IsActive => !string.IsNullOrEmpty(Authority);
}
