using Darts.Domain.Networks;

namespace Darts.Domain.Machines;

/// <content>How the guests are joined to the world.</content>
public sealed partial record MachineDefinition
{
    /// <summary>The network; null: what the site says.</summary>
    public NetworkReference? Network { get; init; }
}
