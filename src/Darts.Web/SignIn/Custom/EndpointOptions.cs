using Darts.Web.Servers;

namespace Darts.Web.SignIn.Custom;

/// <summary>A site's own server that is asked with JSON: section <c>Darts:SignIn:Approval</c>, and the keys of the kind <c>Http</c>.</summary>
internal sealed class EndpointOptions
{
    public const string ApprovalSection = SignInOptions.Section + ":Approval";

    /// <summary>The address to which questions are posted: https, or http on this computer.</summary>
    public string? Url { get; set; }

    /// <summary>A file with the secret that goes with each question as a bearer token.</summary>
    public string? SecretFile { get; set; }

    /// <summary>A PEM file with the certificate of the site's own authority; without it the system's are believed.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>Sends what is asked over the network unencrypted, where anybody on the way reads it.</summary>
    public bool AllowPlainText { get; set; }

    /// <summary>What an administrator should hear at each start.</summary>
    public IEnumerable<string> Warnings(string path) =>
        Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme == "http" && !url.IsLoopback ? [$"{path}:Url is plain http: what is asked goes to {url.Host} unencrypted."] : [];

    public IEnumerable<string> Problems(string path)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Fragment.Length + url.UserInfo.Length > 0)
            yield return $"{path}:Url is missing or cannot be read. Set it to the address of your server, such as https://accounts.example.org/check; a secret belongs into {path}:SecretFile.";
        else if (url.Scheme == "http" && !url.IsLoopback && !AllowPlainText)
            yield return $"{path}:Url is plain http, where others on the network read it. Write https; if you know that you want this, set {path}:AllowPlainText to true.";
        if (Servers.SecretFile.Problem($"{path}:SecretFile", SecretFile) is { } secret)
            yield return secret;
        if (PrivateAuthority.Problem($"{path}:CertificateAuthority", CertificateAuthority) is { } authority)
            yield return authority;
    }
}
