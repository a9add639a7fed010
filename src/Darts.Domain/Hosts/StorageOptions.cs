using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Hosts;

/// <summary>The two libvirt storage pools of Darts: configuration section <c>Darts:Storage</c>.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Storage";

    /// <summary>The name of the pool that holds the master images. Darts adds only what it downloads and converts itself, under names that begin with <c>darts-</c>.</summary>
    [Required(ErrorMessage = "Darts:Storage:MachinesPool is empty. Give the pool of the master images a name.")]
    public string MachinesPool { get; set; } = "darts-machines";

    /// <summary>The directory of that pool, an absolute path on the hypervisor host.</summary>
    [RegularExpression("/.*", ErrorMessage = "Darts:Storage:MachinesPath must be an absolute path on the hypervisor host.")]
    public string MachinesPath { get; set; } = "/var/lib/darts/machines";

    /// <summary>
    /// Other pools of directories whose volumes machines may be made from, and in which the backing files of images may lie.
    /// </summary>
    public IReadOnlyList<string> ImagePools { get; set; } = [];

    /// <summary>The name of the pool that holds the sessions' overlays. Nothing else belongs there.</summary>
    [Required(ErrorMessage = "Darts:Storage:OverlaysPool is empty. Give the pool of the overlays a name.")]
    public string OverlaysPool { get; set; } = "darts-overlays";

    /// <summary>The directory of that pool, an absolute path on the hypervisor host.</summary>
    [RegularExpression("/.*", ErrorMessage = "Darts:Storage:OverlaysPath must be an absolute path on the hypervisor host.")]
    public string OverlaysPath { get; set; } = "/var/lib/darts/overlays";

    /// <summary>Free space in MiB that must stay in the overlays pool; below it no session is admitted.</summary>
    [Range(0, long.MaxValue, ErrorMessage = "Darts:Storage:MinimumFreeMiB must be 0 or more.")]
    public long MinimumFreeMiB { get; set; } = 512;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ImagePools.Contains(OverlaysPool))
            yield return new ValidationResult("Darts:Storage:ImagePools must not name the overlays pool: a session's disk would become everybody's master.");
    }
}
