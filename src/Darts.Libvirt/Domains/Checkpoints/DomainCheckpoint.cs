using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// A moment since which the changes of a domain's disks are tracked. Owns a reference to the libvirt object, and through it to the domain.
/// </summary>
[DebuggerDisplay("{Name}")]
public sealed class DomainCheckpoint : IDisposable
{
    private readonly DomainCheckpointHandle _handle;

    internal DomainCheckpoint(DomainCheckpointHandle handle) => _handle = handle;

    /// <summary>The name (<c>virDomainCheckpointGetName</c>).</summary>
    public string Name => _handle.Check(Native.virDomainCheckpointGetName(_handle));

    /// <summary>The description as XML (<c>virDomainCheckpointGetXMLDesc</c>).</summary>
    /// <param name="flags"><see cref="DomainCheckpointXmlFlags.Size"/> adds how much has changed since.</param>
    public string GetXml(DomainCheckpointXmlFlags flags = DomainCheckpointXmlFlags.None) =>
        _handle.Check(Native.virDomainCheckpointGetXMLDesc(_handle, (uint)flags));

    /// <summary>The checkpoint before it, which the caller disposes of (<c>virDomainCheckpointGetParent</c>).</summary>
    /// <returns>Null for a first one.</returns>
    public DomainCheckpoint? GetParent()
    {
        try
        {
            return new DomainCheckpoint(_handle.Check(Native.virDomainCheckpointGetParent(_handle, 0)));
        }
        catch (ObjectNotFoundException e) when (e.Code == ErrorCode.NoDomainCheckpoint)
        {
            return null;
        }
    }

    /// <summary>The checkpoints after it (<c>virDomainCheckpointListAllChildren</c>).</summary>
    /// <param name="flags"><see cref="DomainCheckpointListFlags.Descendants"/> takes those after them as well.</param>
    /// <returns>Checkpoints that the caller disposes of.</returns>
    public unsafe IReadOnlyList<DomainCheckpoint> ListChildren(DomainCheckpointListFlags flags = DomainCheckpointListFlags.None)
    {
        nint* checkpoints = null;
        var count = _handle.Check(Native.virDomainCheckpointListAllChildren(_handle, &checkpoints, (uint)flags));
        return ObjectList.Take<DomainCheckpoint, DomainCheckpointHandle>(checkpoints, count, _handle.Connection!, h => new DomainCheckpoint(h));
    }

    /// <summary>Removes it; its tracked changes go to the one before it (<c>virDomainCheckpointDelete</c>).</summary>
    public void Delete(DomainCheckpointDeleteFlags flags = DomainCheckpointDeleteFlags.None) =>
        _handle.Check(Native.virDomainCheckpointDelete(_handle, (uint)flags));

    /// <summary>The domain, which the caller disposes of (<c>virDomainCheckpointGetDomain</c>).</summary>
    public Domain GetDomain() => new(_handle.Share<DomainHandle>(() => Native.virDomainCheckpointGetDomain(_handle), Native.virDomainRef));

    /// <summary>The connection that it came from, which the caller disposes of (<c>virDomainCheckpointGetConnect</c>).</summary>
    public Connection GetConnection() =>
        new(_handle.Share<ConnectionHandle>(() => Native.virDomainCheckpointGetConnect(_handle), Native.virConnectRef));

    /// <summary>A second owner of the same checkpoint (<c>virDomainCheckpointRef</c>).</summary>
    public DomainCheckpoint Duplicate() => new(_handle.Duplicate<DomainCheckpointHandle>(Native.virDomainCheckpointRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
