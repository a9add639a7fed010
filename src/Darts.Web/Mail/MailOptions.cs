using Darts.Web.Servers;

namespace Darts.Web.Mail;

/// <summary>The server that takes the portal's mail: section <c>Darts:Mail</c>. Without a server there is none.</summary>
internal sealed class MailOptions : MailServerOptions
{
    public const string Section = "Darts:Mail";

    /// <summary>The address that mails come from.</summary>
    public string? From { get; set; }

    /// <summary>The name beside it.</summary>
    public string FromName { get; set; } = "Darts";

    /// <summary>The portal's own account at the server, where it wants one.</summary>
    public string? User { get; set; }

    /// <summary>A file with that account's password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>How long one attempt to hand a mail over may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether this site sends mail.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Server);
}
