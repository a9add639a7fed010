using Darts.Domain.Directories;

namespace Darts.Domain.Machines;

/// <content>What the guests share with the host.</content>
public sealed partial record MachineDefinition
{
    /// <summary>Directories of the host that the guests mount, beside the site's.</summary>
    public IReadOnlyList<SharedDirectory> Directories { get; init; } = [];
}
