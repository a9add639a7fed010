using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.EmailLink;

/// <summary>The field for an address on the sign-in page.</summary>
internal sealed class EmailLinkWay(IOptions<EmailLinkOptions> options) : ISignInWay, IStartWarning
{
    public bool IsActive => options.Value.IsActive;

    public string Key => $"{EmailLinkOptions.Section}:{nameof(EmailLinkOptions.AllowedDomains)}";

    public string Partial => "_EmailLink";

    public IEnumerable<string> Warnings => options.Value.AllowedDomains.Contains(EmailLinkOptions.AnyDomain)
        ? [$"{Key} has \"*\": whoever has any mail address at all can sign in."]
        : [];
}
