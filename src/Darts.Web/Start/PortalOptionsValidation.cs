using System.Net;
using System.Security.Cryptography;
using Darts.Web.SignIn;
using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>Refuses a start on settings that would not do what their writer hopes.</summary>
internal sealed class PortalOptionsValidation(IConfiguration configuration, IOptions<SignInOptions> signIn, TimeProvider time) : IValidateOptions<PortalOptions>
{
    // Each of these would add or move a listening socket past Darts:Port.
    private static readonly string[] s_foreignAddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        List<string> problems = [.. Listening(options), .. Public(options), .. Certificate(options), .. Proxies(options)];
        // Only on settings that can be read is it worth asking who could reach the portal.
        if (problems.Count == 0)
            problems.AddRange(Reach(options));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Listening(PortalOptions options)
    {
        if (!IPAddress.TryParse(options.Address, out _))
            yield return $"Darts:Address is \"{options.Address}\". Set it to an IP address of this computer, such as 127.0.0.1 (itself only) or 0.0.0.0 (all networks).";
        if (options.Port is < 0 or > 65535)
            yield return $"Darts:Port is {options.Port}. Set it to a TCP port, 1 to 65535 (0 takes any free one).";
        if (!Path.IsPathFullyQualified(options.StateDirectory))
            yield return $"Darts:StateDirectory is \"{options.StateDirectory}\". Set it to an absolute path; Darts creates the directory.";
        foreach (var key in s_foreignAddressKeys.Where(IsSet))
        {
            yield return $"{key} is set (--urls, ASPNETCORE_{key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal)} or the settings file). "
                + "Darts listens where Darts:Address and Darts:Port say. Remove it, and use these.";
        }
    }

    private static IEnumerable<string> Public(PortalOptions options)
    {
        if (options.PublicAddress is not { Length: > 0 } text)
            yield break;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0)
            yield return "Darts:PublicAddress cannot be read. Write it as people type it, such as https://desktops.example.org or https://example.org/darts.";
    }

    private IEnumerable<string> Certificate(PortalOptions options)
    {
        if (string.IsNullOrEmpty(options.Certificate) && string.IsNullOrEmpty(options.CertificateKey))
            yield break;
        if (string.IsNullOrEmpty(options.Certificate) || string.IsNullOrEmpty(options.CertificateKey))
            yield return "Darts:Certificate and Darts:CertificateKey belong together: a file with the certificate and one with its key, both PEM. Set both, or neither.";
        else if (CertificateProblem(options.Certificate, options.CertificateKey) is { } problem)
            yield return problem;
    }

    private static IEnumerable<string> Proxies(PortalOptions options)
    {
        foreach (var proxy in options.Proxies.Where(p => !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _)))
            yield return $"Darts:Proxies has \"{proxy}\". Write the IP address of a reverse proxy, such as 10.1.2.3, or a network of them, such as 10.1.2.0/24.";
        if (options.Proxies.Count > 0 && string.IsNullOrEmpty(options.PublicAddress))
            yield return "Darts:Proxies is set, but not Darts:PublicAddress. Set it to the address that people open, such as https://desktops.example.org.";
    }

    private IEnumerable<string> Reach(PortalOptions options)
    {
        var isLocal = IPAddress.IsLoopback(IPAddress.Parse(options.Address));
        var isLocalName = options.Public() is not { IsLoopback: false };
        if (!isLocal && string.IsNullOrEmpty(options.PublicAddress))
            yield return $"Darts:Address {options.Address} is open to a network, but Darts:PublicAddress is not set. Set it to the address that people open, such as https://desktops.example.org.";
        if (signIn.Value.IsOpen && !signIn.Value.OpenToNetwork && !(isLocal && isLocalName))
        {
            yield return "Darts:SignIn:Mode is \"open\" on a network: anybody who learns the address could be anybody. "
                + "Set it to \"accounts\", or Darts:Address to 127.0.0.1 without a Darts:PublicAddress; if you know that you want this, set Darts:SignIn:OpenToNetwork to true.";
        }

        if (!signIn.Value.IsOpen && !isLocal && string.IsNullOrEmpty(options.Certificate) && options.Proxies.Count == 0)
        {
            yield return $"Darts:Address {options.Address} is open to a network, where passwords would be read by others. Set Darts:Certificate and Darts:CertificateKey, "
                + "or put a reverse proxy with https in front and name its address in Darts:Proxies.";
        }

        if (!signIn.Value.IsOpen && !isLocalName && options.Public()!.Scheme != "https")
            yield return "Darts:PublicAddress is plain http, where passwords would be read by others. Give the portal or its reverse proxy a certificate, and write https.";
    }

    // The files' content is never repeated: one of them is a key.
    private string? CertificateProblem(string certificate, string key)
    {
        try
        {
            using var loaded = CertificateFile.Read(certificate, key).TargetCertificate;
            return loaded.NotAfter.ToUniversalTime() < time.GetUtcNow() ? $"The certificate in Darts:Certificate \"{certificate}\" expired on {loaded.NotAfter:yyyy-MM-dd}. Renew it." : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"A file of Darts:Certificate \"{certificate}\" and Darts:CertificateKey \"{key}\" cannot be read: {e.Message} Name files that this user may read.";
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return $"Darts:Certificate \"{certificate}\" and Darts:CertificateKey \"{key}\" are not a certificate and its key without a password, both PEM.";
        }
    }

    private bool IsSet(string key)
    {
        var section = configuration.GetSection(key);
        return !string.IsNullOrEmpty(section.Value) || section.GetChildren().Any();
    }
}
