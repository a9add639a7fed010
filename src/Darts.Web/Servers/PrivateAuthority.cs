using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Darts.Web.Servers;

/// <summary>Connections to servers whose certificate a site's own authority has issued.</summary>
internal static class PrivateAuthority
{
    // The purpose of a certificate that lets it speak for a server (RFC 5280, 4.2.1.12).
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

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
        if (!string.IsNullOrEmpty(file))
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(file) };
        return handler;
    }

    /// <summary>For libraries that ask about each certificate: believes the file's authority alone, and still wants the certificate to name the server.</summary>
    public static RemoteCertificateValidationCallback Validation(string file) => (_, certificate, sent, errors) =>
    {
        if (certificate is not X509Certificate2 presented || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain { ChainPolicy = Policy(file) };
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(presented);
    };

    private static X509ChainPolicy Policy(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(Read(file));
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }
}
