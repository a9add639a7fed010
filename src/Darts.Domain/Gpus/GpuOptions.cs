using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Darts.Domain.Gpus;

/// <summary>Which GPUs of the host sessions may have: configuration section <c>Darts:Gpus</c>.</summary>
public sealed partial class GpuOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Gpus";

    /// <summary>
    /// The only devices that are given to sessions, by PCI address (<c>0000:65:00.0</c>) or as <c>vendor:product</c> (<c>10de:1eb8</c>), whatever
    /// driver has them. Nothing named: the GPUs that are bound to <c>vfio-pci</c>.
    /// </summary>
    public List<string> Allow { get; } = [];

    /// <summary>Devices that are never given to sessions, named in the same way; this counts more than <see cref="Allow"/>.</summary>
    public List<string> Deny { get; } = [];

    /// <summary>Whether libvirt takes a GPU from its host driver when a session starts, and gives it back at the end.</summary>
    public bool Managed { get; set; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Faults(Allow, nameof(Allow)).Concat(Faults(Deny, nameof(Deny)));

    private static IEnumerable<ValidationResult> Faults(List<string> list, string key) => list
        .Where(entry => !Address().IsMatch(entry) && !Product().IsMatch(entry))
        .Select(entry => new ValidationResult($"{Section}:{key}: '{entry}' must be a PCI address such as 0000:65:00.0 or vendor:product such as 10de:1eb8; lspci -Dnn shows both."));

    [GeneratedRegex("^[0-9a-fA-F]{4}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("^[0-9a-fA-F]{4}:[0-9a-fA-F]{4}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Product();
}
