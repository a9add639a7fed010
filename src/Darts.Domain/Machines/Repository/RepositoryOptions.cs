using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Machines.Repository;

/// <summary>The git repository that the catalogue comes from, where it comes from one: configuration section <c>Darts:Catalogue:Git</c>.</summary>
public sealed class RepositoryOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Catalogue:Git";

    /// <summary>The least number of characters of a webhook's secret.</summary>
    public const int LeastSecret = 16;

    /// <summary>Its address, such as <c>https://git.example.org/site/darts.git</c>; null leaves the catalogue to <c>Darts:Catalogue:Directory</c>.</summary>
    public Uri? Url { get; set; }

    /// <summary>The branch or tag, or the full id of a commit.</summary>
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}", ErrorMessage = "Darts:Catalogue:Git:Ref must be the name of a branch or tag, or the 40 digits of a commit's id.")]
    public string Ref { get; set; } = "main";

    /// <summary>The folder in it that holds the machines' files; empty for the topmost.</summary>
    [RegularExpression("([A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*)?", ErrorMessage = "Darts:Catalogue:Git:Folder must be a folder in the repository, such as machines.")]
    public string Folder { get; set; } = "machines";

    /// <summary>The folder in it that holds the site's boot scripts; it may be missing.</summary>
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*", ErrorMessage = "Darts:Catalogue:Git:ScriptsFolder must be a folder in the repository, such as scripts.")]
    public string ScriptsFolder { get; set; } = "scripts";

    /// <summary>The portal's own folder for what it has fetched. Each portal needs one of its own.</summary>
    [Required(ErrorMessage = "Darts:Catalogue:Git:StateDirectory is empty. Give a folder that the portal can write to.")]
    public string StateDirectory { get; set; } = "/var/lib/darts/catalogue";

    /// <summary>How often it is looked for a new commit, when nobody asks for that.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a look may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The most that is fetched at a time, and the most that a commit's files may have, in MiB.</summary>
    [Range(1, 4096, ErrorMessage = "Darts:Catalogue:Git:MaximumMiB must lie between 1 and 4096.")]
    public int MaximumMiB { get; set; } = 64;

    /// <summary>The user, where the server asks for one.</summary>
    public string? User { get; set; }

    /// <summary>The file that holds the user's password or token. It is read at each look.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// The file with the secret that a webhook proves itself with, at least <see cref="LeastSecret"/> characters; null takes none. It is read at each call.
    /// </summary>
    public string? WebhookSecretFile { get; set; }

    /// <summary>The proxy, such as <c>http://proxy.example.org:3128</c>; null connects directly.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>The webhook's secret as its file has it now; null when there is none that could be used.</summary>
    public string? WebhookSecret
    {
        get
        {
            try
            {
                return WebhookSecretFile is not null && File.ReadAllText(WebhookSecretFile).Trim() is { Length: >= LeastSecret } secret ? secret : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not null && !(Url.IsAbsoluteUri && Url.Scheme is "https" or "http" or "file" && Url.UserInfo.Length == 0))
            yield return new ValidationResult("Darts:Catalogue:Git:Url must begin with https://, http:// or file:// and hold no password: give User and PasswordFile for that.");
        if (User is null != PasswordFile is null)
            yield return new ValidationResult("Darts:Catalogue:Git: give both User and PasswordFile, or neither.");
        if (Proxy is not null && !(Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https"))
            yield return new ValidationResult("Darts:Catalogue:Git:Proxy must be an address such as http://proxy.example.org:3128.");
        if (WebhookSecretFile is not null && WebhookSecret is null)
            yield return new ValidationResult($"Darts:Catalogue:Git:WebhookSecretFile must be a file that the portal can read, with a secret of {LeastSecret} characters or more in it.");
        if (Interval < TimeSpan.FromSeconds(1) || Timeout < TimeSpan.FromSeconds(1))
            yield return new ValidationResult("Darts:Catalogue:Git: Interval and Timeout must be one second or more, for example 00:05:00.");
    }
}
