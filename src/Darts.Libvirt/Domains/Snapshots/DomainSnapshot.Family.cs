using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class DomainSnapshot
{
    /// <summary>The snapshot that it was made upon, which the caller disposes of (<c>virDomainSnapshotGetParent</c>).</summary>
    /// <returns>Null for a first one.</returns>
    public DomainSnapshot? GetParent()
    {
        try
        {
            return new DomainSnapshot(_handle.Check(Native.virDomainSnapshotGetParent(_handle, 0)));
        }
        catch (ObjectNotFoundException e) when (e.Code == ErrorCode.NoDomainSnapshot)
        {
            return null;
        }
    }

    /// <summary>The snapshots that were made upon it (<c>virDomainSnapshotListAllChildren</c>).</summary>
    /// <param name="flags"><see cref="DomainSnapshotListFlags.Descendants"/> takes those upon them as well.</param>
    /// <returns>Snapshots that the caller disposes of.</returns>
    public unsafe IReadOnlyList<DomainSnapshot> ListChildren(DomainSnapshotListFlags flags = DomainSnapshotListFlags.None)
    {
        nint* snapshots = null;
        var count = _handle.Check(Native.virDomainSnapshotListAllChildren(_handle, &snapshots, (uint)flags));
        return ObjectList.Take<DomainSnapshot, DomainSnapshotHandle>(snapshots, count, _handle.Connection!, h => new DomainSnapshot(h));
    }

    /// <summary>How many snapshots were made upon it (<c>virDomainSnapshotNumChildren</c>).</summary>
    public int CountChildren(DomainSnapshotListFlags flags = DomainSnapshotListFlags.None) =>
        _handle.Check(Native.virDomainSnapshotNumChildren(_handle, (uint)flags));

    /// <summary>The names of the snapshots that were made upon it (<c>virDomainSnapshotListChildrenNames</c>).</summary>
    public unsafe IReadOnlyList<string> ListChildrenNames(DomainSnapshotListFlags flags = DomainSnapshotListFlags.None) =>
        OwnedStrings.Fill(
            _handle,
            CountChildren(flags),
            (names, room) => Native.virDomainSnapshotListChildrenNames(_handle, names, room, (uint)flags));
}
