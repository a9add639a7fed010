using Darts.Web.Servers;
using Darts.Web.SignIn.Checks;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;

namespace Darts.Web.SignIn.MailServers;

/// <summary>Registers this folder.</summary>
internal static class MailServerRegistration
{
    public static void AddMailServerChecks(this IServiceCollection services)
    {
        services.AddSingleton<ICredentialCheckKind>(new MailServerKind("Imap", ServerSecurity.Tls, () => new ImapClient()));
        services.AddSingleton<ICredentialCheckKind>(new MailServerKind("Smtp", ServerSecurity.StartTls, () => new SmtpClient()));
    }
}
