using System.Net;
using System.Net.Sockets;
using System.Text;
using Darts.Web.Mail;
using Darts.Web.SignIn.Checks;
using MailKit;
using MailKit.Security;

namespace Darts.Web.SignIn.MailServers;

/// <summary>Asks a mail server about a name and a password, by signing in there and nothing more.</summary>
internal sealed class MailServerCheck(MailAccountOptions options, Func<MailService> create) : ICredentialCheck
{
    private const int LongestText = 1024;
    private const string Plain = "PLAIN";
    private const string Login = "LOGIN";

    // Mechanisms that take no password of this kind.
    private static readonly string[] s_others = ["ANONYMOUS", "EXTERNAL", "GSSAPI", "NTLM", "OAUTHBEARER", "XOAUTH2"];

    public async Task<CheckResult> CheckAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        if (credentials.Name.Length is 0 or > LongestText || credentials.Password.Length is 0 or > LongestText)
            return CheckResult.Reject("the name or the password is empty or too long");
        // PLAIN parts its fields by NUL (RFC 4616): one that is typed would name somebody else.
        if (credentials.Name.Any(char.IsControl) || credentials.Password.Any(c => c is '\0' or '\r' or '\n'))
            return CheckResult.Reject("the name or the password has control characters");
        if (options.Account(credentials.Name) is not { } account)
            return CheckResult.Reject("the name is of another domain");
        using var service = create();
        try
        {
            await options.ConnectAsync(service, cancellationToken);
            KeepToOneMechanism(service);
            await service.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(account.Login, credentials.Password), cancellationToken);
        }
        catch (AuthenticationException)
        {
            return CheckResult.Reject("the server refuses");
        }
        catch (SslHandshakeException)
        {
            return CheckResult.Unavailable("the server's certificate is not believed, or it cannot encrypt");
        }
        catch (NotSupportedException)
        {
            return CheckResult.Unavailable("the server cannot encrypt, or takes no passwords");
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or InvalidOperationException)
        {
            return CheckResult.Unavailable($"the server cannot be asked: {e.GetType().Name}");
        }

        return CheckResult.Accept(new Identity(account.Name) { Email = EmailAddress.TryParse(account.Address, out var email) ? email.Value : null });
    }

    // One try is one try: a server that counts failures would count one for each mechanism.
    private static void KeepToOneMechanism(MailService service)
    {
        var offered = service.AuthenticationMechanisms;
        if (offered.Contains(Plain))
            offered.RemoveWhere(m => m != Plain);
        else if (offered.Contains(Login))
            offered.RemoveWhere(m => m != Login);
        else
            offered.ExceptWith(s_others);
    }
}
