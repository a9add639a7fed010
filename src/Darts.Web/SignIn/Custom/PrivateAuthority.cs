using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Darts.Web.SignIn.Custom;

/// <summary>Connections to servers whose certificate a site's own authority has issued.</summary>
internal static class PrivateAuthority
{
    /// <summary>What is wrong with the file; null when it can be used.</summary>
    public static string? Problem(string key, string? file)
    {
        if (string.IsNullOrEmpty(file))
            return null;
        try
        {
            return Read(file).Count > 0 ? null : $"{key} \"{file}\" holds no certificate. Name a PEM file with the authority's certificate.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"{key} \"{file}\" cannot be read as certificates. Name a PEM file with the authority's certificate that this user may read.";
        }
    }

    /// <summary>Connections that follow nothing and keep no cookies, with the authority of the file in place of the system's where there is one.</summary>
    public static SocketsHttpHandler Connections(string? file)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (string.IsNullOrEmpty(file))
            return handler;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Read(file));
        handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        return handler;
    }

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }
}
