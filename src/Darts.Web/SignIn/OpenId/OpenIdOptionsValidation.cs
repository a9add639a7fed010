using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Refuses settings with which nobody could sign in at the provider, or the wrong people could.</summary>
internal sealed class OpenIdOptionsValidation(IConfiguration configuration) : IValidateOptions<OpenIdOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        List<string> problems = [.. options.IsActive ? Problems(options) : Unused()];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Unused() => configuration.GetSection(OpenIdOptions.Section).GetChildren().Any(s => s.Key != nameof(OpenIdOptions.Authority))
        ? [$"{OpenIdOptions.Section} has settings, but {OpenIdOptions.Section}:Authority is not set. Set it to the provider's issuer address, or remove the others."]
        : [];

    private static IEnumerable<string> Problems(OpenIdOptions options)
    {
        const string Key = OpenIdOptions.Section;
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https"))
            yield return $"{Key}:Authority cannot be read. Write the provider's issuer address, such as https://login.example.org/realms/science.";
        else if (authority.Scheme != "https" && !authority.IsLoopback)
            yield return $"{Key}:Authority is plain http, where anybody between could sign in as anybody. Write the provider's https address.";
        if (string.IsNullOrEmpty(options.ClientId))
            yield return $"{Key}:ClientId is not set. Register the portal with the provider and write the name that it got.";
        if (string.IsNullOrEmpty(options.NameClaim))
            yield return $"{Key}:NameClaim is not set. Name the claim that names the account, such as preferred_username.";
        if (options.ClientSecretFile is { Length: > 0 } secret && Unreadable(secret, File.ReadAllText) is { } reason)
            yield return $"{Key}:ClientSecretFile \"{secret}\" cannot be read: {reason} Name a file that only the portal's user may read.";
        if (options.CertificateAuthority is { Length: > 0 } root && Unreadable(root, X509CertificateLoader.LoadCertificateFromFile) is { } why)
            yield return $"{Key}:CertificateAuthority \"{root}\" cannot be used: {why} Name a PEM file with the provider's certificate authority.";
    }

    private static string? Unreadable<T>(string file, Func<string, T> read)
    {
        try
        {
            read(file);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return e.Message;
        }
    }
}
