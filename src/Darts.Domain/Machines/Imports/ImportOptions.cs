using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Machines.Imports;

/// <summary>How images are downloaded and converted: configuration section <c>Darts:Imports</c>.</summary>
public sealed class ImportOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Imports";

    /// <summary>The proxy for downloads, such as <c>http://proxy.example.org:3128</c>; null connects directly.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>Servers with private addresses that images may be downloaded from all the same, by the names that stand in their addresses.</summary>
    public IReadOnlyList<string> PrivateHosts { get; set; } = [];

    /// <summary>How many images are downloaded or converted at once.</summary>
    [Range(1, 64, ErrorMessage = "Darts:Imports:Parallel must lie between 1 and 64.")]
    public int Parallel { get; set; } = 2;

    /// <summary>How much a conversion copies in a second at most, in MiB, so that it leaves sessions their disk; 0 for no limit.</summary>
    [Range(0, 1 << 20, ErrorMessage = "Darts:Imports:ConversionMiBPerSecond must be 0 (no limit) or more, and at most 1048576.")]
    public int ConversionMiBPerSecond { get; set; }

    /// <summary>How long a server may stay silent before a download is given up.</summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When a failed import is tried again for the first time; each further time takes twice as long, up to an hour.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long what was downloaded or converted stays after the catalogue no longer names it.</summary>
    public TimeSpan KeepUnused { get; set; } = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Proxy is { } proxy && !(proxy.IsAbsoluteUri && proxy.Scheme is "http" or "https" or "socks5"))
            yield return new ValidationResult("Darts:Imports:Proxy must be an address such as http://proxy.example.org:3128.");
        if (SilenceTimeout <= TimeSpan.Zero || RetryDelay <= TimeSpan.Zero || KeepUnused < TimeSpan.Zero)
            yield return new ValidationResult("Darts:Imports: SilenceTimeout and RetryDelay must be longer than nothing, KeepUnused not less, for example 00:01:00.");
    }
}
