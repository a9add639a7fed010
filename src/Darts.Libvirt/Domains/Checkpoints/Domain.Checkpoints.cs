using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Notes the moment from which changes of the disks are tracked, for incremental backups (<c>virDomainCheckpointCreateXML</c>).</summary>
    /// <param name="xml">A <c>domaincheckpoint</c> document.</param>
    /// <param name="flags">How.</param>
    /// <returns>The checkpoint, which the caller disposes of.</returns>
    public DomainCheckpoint CreateCheckpoint(string xml, DomainCheckpointCreateFlags flags = DomainCheckpointCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new DomainCheckpoint(_handle.Check(Native.virDomainCheckpointCreateXML(_handle, xml, (uint)flags)));
    }

    /// <summary>All checkpoints, or those that match a flag of each group given (<c>virDomainListAllCheckpoints</c>).</summary>
    /// <returns>Checkpoints that the caller disposes of.</returns>
    public unsafe IReadOnlyList<DomainCheckpoint> ListCheckpoints(DomainCheckpointListFlags flags = DomainCheckpointListFlags.None)
    {
        nint* checkpoints = null;
        var count = _handle.Check(Native.virDomainListAllCheckpoints(_handle, &checkpoints, (uint)flags));
        return ObjectList.Take<DomainCheckpoint, DomainCheckpointHandle>(checkpoints, count, _handle.Connection!, h => new DomainCheckpoint(h));
    }

    /// <summary>Finds a checkpoint (<c>virDomainCheckpointLookupByName</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public DomainCheckpoint LookupCheckpoint(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DomainCheckpoint(_handle.Check(Native.virDomainCheckpointLookupByName(_handle, name, 0)));
    }
}
