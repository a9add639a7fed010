using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A domain's state, disks or both as they were at a moment. Owns a reference to the libvirt object, and through it to the domain.</summary>
[DebuggerDisplay("{Name}")]
public sealed partial class DomainSnapshot : IDisposable
{
    private readonly DomainSnapshotHandle _handle;

    internal DomainSnapshot(DomainSnapshotHandle handle) => _handle = handle;

    /// <summary>The name (<c>virDomainSnapshotGetName</c>).</summary>
    public string Name => _handle.Check(Native.virDomainSnapshotGetName(_handle));

    /// <summary>Whether it is the domain's current one (<c>virDomainSnapshotIsCurrent</c>).</summary>
    public bool IsCurrent => _handle.Check(Native.virDomainSnapshotIsCurrent(_handle, 0)) == 1;

    /// <summary>Whether libvirt keeps a record of it, without which the domain can be undefined (<c>virDomainSnapshotHasMetadata</c>).</summary>
    public bool HasMetadata => _handle.Check(Native.virDomainSnapshotHasMetadata(_handle, 0)) == 1;

    /// <summary>The description as XML (<c>virDomainSnapshotGetXMLDesc</c>).</summary>
    public string GetXml(DomainSnapshotXmlFlags flags = DomainSnapshotXmlFlags.None) =>
        _handle.Check(Native.virDomainSnapshotGetXMLDesc(_handle, (uint)flags));

    /// <summary>Takes the domain back to it (<c>virDomainRevertToSnapshot</c>).</summary>
    public void Revert(DomainSnapshotRevertFlags flags = DomainSnapshotRevertFlags.None) =>
        _handle.Check(Native.virDomainRevertToSnapshot(_handle, (uint)flags));

    /// <summary>Removes it, with or without those below it (<c>virDomainSnapshotDelete</c>).</summary>
    public void Delete(DomainSnapshotDeleteFlags flags = DomainSnapshotDeleteFlags.None) =>
        _handle.Check(Native.virDomainSnapshotDelete(_handle, (uint)flags));

    /// <summary>The domain, which the caller disposes of (<c>virDomainSnapshotGetDomain</c>).</summary>
    public Domain GetDomain() => new(_handle.Share<DomainHandle>(() => Native.virDomainSnapshotGetDomain(_handle), Native.virDomainRef));

    /// <summary>The connection that it came from, which the caller disposes of (<c>virDomainSnapshotGetConnect</c>).</summary>
    public Connection GetConnection() =>
        new(_handle.Share<ConnectionHandle>(() => Native.virDomainSnapshotGetConnect(_handle), Native.virConnectRef));

    /// <summary>A second owner of the same snapshot (<c>virDomainSnapshotRef</c>).</summary>
    public DomainSnapshot Duplicate() => new(_handle.Duplicate<DomainSnapshotHandle>(Native.virDomainSnapshotRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
