using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Darts.Web.Start;

/// <summary>The portal's certificate and its key in files, read again when they change, so that a renewal needs no restart.</summary>
internal sealed class CertificateFile(string certificate, string key)
{
    private readonly Lock _lock = new();
    private SslStreamCertificateContext? _current;
    private DateTime _writtenAt;

    /// <summary>What the files hold; what they held before, where they are just being renewed and do not fit together.</summary>
    /// <exception cref="CryptographicException">The files never held a certificate and its key.</exception>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (_lock)
            {
                var writtenAt = File.GetLastWriteTimeUtc(certificate);
                if (_current is not null && writtenAt == _writtenAt)
                    return _current;
                try
                {
                    _current = Read(certificate, key);
                    _writtenAt = writtenAt;
                }
                catch (Exception e) when (_current is not null && e is CryptographicException or IOException or UnauthorizedAccessException)
                {
                    return _current!;
                }

                return _current;
            }
        }
    }

    /// <summary>Reads a certificate with its key, and what links it to its root.</summary>
    /// <exception cref="CryptographicException">They are no such files, or do not belong together.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static SslStreamCertificateContext Read(string certificate, string key)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(certificate, key), chain, offline: true);
    }
}
