using Darts.Web.Mail;
using Darts.Web.Start;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.EmailLink;

/// <summary>Refuses links that could not be sent, or not be followed.</summary>
internal sealed class EmailLinkOptionsValidation(IConfiguration configuration, IOptions<MailOptions> mail) : IValidateOptions<EmailLinkOptions>
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, EmailLinkOptions options)
    {
        // Where there is no such section nobody comes in this way.
        if (!configuration.GetSection(EmailLinkOptions.Section).Exists())
            return ValidateOptionsResult.Success;
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(EmailLinkOptions options)
    {
        if (!options.IsActive)
            yield return "Darts:SignIn:EmailLink:AllowedDomains is empty. List the domains whose addresses may sign in, such as example.org, or remove Darts:SignIn:EmailLink.";
        foreach (var domain in options.AllowedDomains.Where(d => d != EmailLinkOptions.AnyDomain && !EmailAddress.IsDomain(d)))
            yield return $"Darts:SignIn:EmailLink:AllowedDomains has \"{domain}\", which is no domain. Write it without @ and without *, such as example.org.";
        if (options.Lifetime < s_shortest || options.Lifetime > s_longest)
            yield return "Darts:SignIn:EmailLink:Lifetime must lie between 00:01:00 and 01:00:00; 00:15:00 is usual.";
        if (!mail.Value.IsOn)
            yield return "Darts:SignIn:EmailLink needs a server that sends the links. Set Darts:Mail:Server and Darts:Mail:From.";
        // Read as it stands: the portal's own options ask those of sign-in whether they are good.
        if (string.IsNullOrEmpty(configuration[$"{PortalOptions.Section}:{nameof(PortalOptions.PublicAddress)}"]))
            yield return "Darts:SignIn:EmailLink needs the address that people open, for its links. Set Darts:PublicAddress, such as https://desktops.example.org.";
    }
}
