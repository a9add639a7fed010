using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Directories;

/// <summary>The directories of the host that all machines' guests mount: configuration section <c>Darts:Volumes</c>.</summary>
public sealed class VolumeOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Volumes";

    /// <summary>The directories. A machine's own come beside them.</summary>
    public List<SharedDirectory> Directories { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Directories.Select(d => d.Fault).OfType<string>().Select(fault => new ValidationResult($"Darts:Volumes:Directories: {fault}."));
}
