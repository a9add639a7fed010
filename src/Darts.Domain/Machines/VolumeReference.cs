namespace Darts.Domain.Machines;

/// <summary>A volume of libvirt's that a machine is made from.</summary>
public sealed record VolumeReference
{
    /// <summary>The storage pool. The site must allow it: <c>Darts:Storage:ImagePools</c>.</summary>
    public required string Pool { get; init; }

    /// <summary>The volume's name in the pool.</summary>
    public required string Name { get; init; }
}
