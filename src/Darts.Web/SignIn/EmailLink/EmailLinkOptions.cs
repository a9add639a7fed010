namespace Darts.Web.SignIn.EmailLink;

/// <summary>Sign-in by a link that is mailed to an address: section <c>Darts:SignIn:EmailLink</c>. Without domains there is none.</summary>
internal sealed class EmailLinkOptions
{
    public const string Section = SignInOptions.Section + ":EmailLink";

    /// <summary>Stands in <see cref="AllowedDomains"/> for every domain.</summary>
    public const string AnyDomain = "*";

    /// <summary>The domains whose addresses may come in: those alone and none below them; <c>*</c> for all.</summary>
    public IList<string> AllowedDomains { get; } = [];

    /// <summary>How long a link counts.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether people who come by a link get one-shot sessions only, which end when they leave them.</summary>
    public bool OneShotOnly { get; set; }

    public bool IsActive => AllowedDomains.Count > 0;

    /// <summary>Whether a link may be sent to addresses of a domain.</summary>
    public bool Allows(string domain) => AllowedDomains.Any(d => d == AnyDomain || string.Equals(d, domain, StringComparison.OrdinalIgnoreCase));
}
