using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Whether a snapshot is the current one (<c>virDomainHasCurrentSnapshot</c>).</summary>
    public bool HasCurrentSnapshot => _handle.Check(Native.virDomainHasCurrentSnapshot(_handle, 0)) == 1;

    /// <summary>Keeps the domain's state, disks or both as they are now (<c>virDomainSnapshotCreateXML</c>).</summary>
    /// <param name="xml">A <c>domainsnapshot</c> document.</param>
    /// <param name="flags">What to keep, and how.</param>
    /// <returns>The snapshot, which the caller disposes of.</returns>
    public DomainSnapshot CreateSnapshot(string xml, DomainSnapshotCreateFlags flags = DomainSnapshotCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new DomainSnapshot(_handle.Check(Native.virDomainSnapshotCreateXML(_handle, xml, (uint)flags)));
    }

    /// <summary>All snapshots, or those that match a flag of each group given (<c>virDomainListAllSnapshots</c>).</summary>
    /// <returns>Snapshots that the caller disposes of.</returns>
    public unsafe IReadOnlyList<DomainSnapshot> ListSnapshots(DomainSnapshotListFlags flags = DomainSnapshotListFlags.None)
    {
        nint* snapshots = null;
        var count = _handle.Check(Native.virDomainListAllSnapshots(_handle, &snapshots, (uint)flags));
        return ObjectList.Take<DomainSnapshot, DomainSnapshotHandle>(snapshots, count, _handle.Connection!, h => new DomainSnapshot(h));
    }

    /// <summary>How many snapshots there are (<c>virDomainSnapshotNum</c>).</summary>
    public int CountSnapshots(DomainSnapshotListFlags flags = DomainSnapshotListFlags.None) =>
        _handle.Check(Native.virDomainSnapshotNum(_handle, (uint)flags));

    /// <summary>The names of the snapshots (<c>virDomainSnapshotListNames</c>).</summary>
    public unsafe IReadOnlyList<string> ListSnapshotNames(DomainSnapshotListFlags flags = DomainSnapshotListFlags.None) =>
        OwnedStrings.Fill(_handle, CountSnapshots(flags), (names, room) => Native.virDomainSnapshotListNames(_handle, names, room, (uint)flags));

    /// <summary>Finds a snapshot (<c>virDomainSnapshotLookupByName</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none of that name.</exception>
    public DomainSnapshot LookupSnapshot(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DomainSnapshot(_handle.Check(Native.virDomainSnapshotLookupByName(_handle, name, 0)));
    }

    /// <summary>The current snapshot (<c>virDomainSnapshotCurrent</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none.</exception>
    public DomainSnapshot GetCurrentSnapshot() => new(_handle.Check(Native.virDomainSnapshotCurrent(_handle, 0)));
}
