using System.Net;
using MailKit;
using MailKit.Security;

namespace Darts.Web.Servers;

/// <summary>A mail server to speak to: keys of <c>Darts:Mail</c> and of the kinds <c>Imap</c> and <c>Smtp</c>.</summary>
internal class MailServerOptions
{
    private const int HighestPort = 65535;

    /// <summary>The server's name or address.</summary>
    public string? Server { get; set; }

    /// <summary>Its port; without one the usual one of the protocol and its security.</summary>
    public int? Port { get; set; }

    /// <summary>How the connection is protected: <c>StartTls</c>, <c>Tls</c> or <c>None</c>.</summary>
    public ServerSecurity Security { get; set; }

    /// <summary>A PEM file with the certificate of the site's own authority; without it the system's are believed.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>Lets <c>None</c> be used to another computer, where anybody on the way reads along.</summary>
    public bool AllowPlainText { get; set; }

    private bool IsOnThisComputer =>
        string.Equals(Server, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Server, out var address) && IPAddress.IsLoopback(address));

    /// <summary>What is wrong: each with its key and how to mend it.</summary>
    public IEnumerable<string> Problems(string path)
    {
        if (string.IsNullOrWhiteSpace(Server) || Uri.CheckHostName(Server) == UriHostNameType.Unknown)
            yield return $"{path}:Server is missing or cannot be read. Set it to the name of the mail server alone, such as mail.example.org; the port goes into {path}:Port.";
        if (Port is < 1 or > HighestPort)
            yield return $"{path}:Port must lie between 1 and {HighestPort}.";
        if (!Enum.IsDefined(Security))
            yield return $"{path}:Security is not known. Set it to StartTls, Tls or None.";
        else if (Security == ServerSecurity.None && !IsOnThisComputer && !AllowPlainText)
            yield return $"{path}:Security is None, and others on the network would read along. Set it to StartTls or Tls; if you know that you want this, set {path}:AllowPlainText to true.";
        if (PrivateAuthority.Problem($"{path}:CertificateAuthority", CertificateAuthority) is { } authority)
            yield return authority;
    }

    /// <summary>What an administrator should hear at each start.</summary>
    public IEnumerable<string> Warnings(string path) =>
        Security == ServerSecurity.None && !IsOnThisComputer ? [$"{path}:Security is None: names and passwords go to {Server} in plain text."] : [];

    /// <summary>Connects, with settings that have no problems; afterwards the connection is protected as the settings say, or there is none.</summary>
    /// <exception cref="IOException">The server cannot be reached or went away.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The server cannot be reached.</exception>
    /// <exception cref="SslHandshakeException">The server is not who it should be.</exception>
    /// <exception cref="NotSupportedException">The server cannot encrypt.</exception>
    /// <exception cref="ProtocolException">The server does not speak the protocol.</exception>
    public Task ConnectAsync(MailService service, CancellationToken cancellationToken)
    {
        // Authorities' lists of what they took back cannot be fetched from many sites' networks.
        service.CheckCertificateRevocation = false;
        if (!string.IsNullOrEmpty(CertificateAuthority))
            service.ServerCertificateValidationCallback = PrivateAuthority.Validation(CertificateAuthority);
        var security = Security switch
        {
            ServerSecurity.Tls => SecureSocketOptions.SslOnConnect,
            ServerSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        return service.ConnectAsync(Server!, Port ?? UsualPort(service is IMailTransport), security, cancellationToken);
    }

    private int UsualPort(bool isSubmission) => (isSubmission, Security) switch
    {
        (true, ServerSecurity.Tls) => 465,
        (true, ServerSecurity.StartTls) => 587,
        (true, _) => 25,
        (false, ServerSecurity.Tls) => 993,
        _ => 143,
    };
}
