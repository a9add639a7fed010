namespace Darts.Web.Start;

/// <summary>Where the portal listens, how people reach it, and where it keeps its own few files: section <c>Darts</c>.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Darts";

    /// <summary>The IP address to listen on; <c>0.0.0.0</c> for all of IPv4, <c>::</c> for all.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The TCP port; 0 takes any free one.</summary>
    public int Port { get; set; } = 8080;

    /// <summary>
    /// The address that people open, with the path below which the portal stands, such as <c>https://desktops.example.org/darts</c>. Links in mails
    /// and for other servers are made from it, never from what a browser says.
    /// </summary>
    public string? PublicAddress { get; set; }

    /// <summary>A file with the TLS certificate and what links it to its root, in PEM; with it the portal speaks https itself.</summary>
    public string? Certificate { get; set; }

    /// <summary>A file with that certificate's private key, in PEM.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>The reverse proxies, as IP addresses or networks such as <c>10.0.0.0/8</c>: only what these say of a browser's address is believed.</summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>An absolute path, created 0700: the keys that protect cookies, and in open mode the secret.</summary>
    public string StateDirectory { get; set; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "darts");
}
