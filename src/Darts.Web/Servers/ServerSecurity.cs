namespace Darts.Web.Servers;

/// <summary>How a connection to a server is protected.</summary>
internal enum ServerSecurity
{
    /// <summary>Begins in plain text and is encrypted before anything is said; a server that cannot is not spoken to.</summary>
    StartTls,

    /// <summary>Encrypted from its first byte.</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}
