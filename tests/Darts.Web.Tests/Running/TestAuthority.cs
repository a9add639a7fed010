using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Darts.Web.Tests.Running;

/// <summary>A certificate authority of the test's own. Everything is written as PEM into one directory.</summary>
internal sealed class TestAuthority
{
    private static readonly TimeSpan s_backdated = TimeSpan.FromDays(30);

    private readonly string _directory;
    private readonly X509Certificate2 _root;

    public TestAuthority(string directory)
    {
        _directory = directory;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Darts test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow - s_backdated, DateTimeOffset.UtcNow.AddYears(1));
        RootFile = Path.Combine(directory, $"root-{Guid.NewGuid():N}.pem");
        File.WriteAllText(RootFile, _root.ExportCertificatePem());
    }

    /// <summary>The authority's own certificate.</summary>
    public string RootFile { get; }

    /// <summary>Issues a certificate to a server.</summary>
    /// <param name="file">The files' name, without an ending.</param>
    /// <param name="host">The server's name; when null, <c>localhost</c> and 127.0.0.1.</param>
    /// <param name="isExpired">Whether it ended yesterday.</param>
    public (string Certificate, string Key) Issue(string file, string? host = null, bool isExpired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host ?? "localhost"}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host ?? "localhost");
        if (host is null)
            names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false));
        var until = isExpired ? DateTimeOffset.UtcNow.AddDays(-1) : DateTimeOffset.UtcNow.AddDays(30);
        using var issued = request.Create(_root, DateTimeOffset.UtcNow - s_backdated + TimeSpan.FromDays(1), until, RandomNumberGenerator.GetBytes(12));
        var paths = (Path.Combine(_directory, $"{file}.pem"), Path.Combine(_directory, $"{file}.key"));
        File.WriteAllText(paths.Item1, issued.ExportCertificatePem());
        File.WriteAllText(paths.Item2, key.ExportPkcs8PrivateKeyPem());
        return paths;
    }
}
