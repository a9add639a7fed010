using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A virtual machine that libvirt knows. Owns a reference to the libvirt object, and through it to the connection.</summary>
[DebuggerDisplay("{Name}")]
public sealed partial class Domain : IDisposable
{
    private const ulong Kibi = 1024;
    private readonly DomainHandle _handle;

    internal Domain(DomainHandle handle) => _handle = handle;

    internal DomainHandle Handle => _handle;

    /// <summary>The UUID (<c>virDomainGetUUID</c>).</summary>
    public unsafe Guid Uuid
    {
        get
        {
            var bytes = stackalloc byte[UuidBytes.Length];
            _handle.Check(Native.virDomainGetUUID(_handle, bytes));
            return UuidBytes.Read(bytes);
        }
    }

    /// <summary>The name (<c>virDomainGetName</c>).</summary>
    public string Name => _handle.Check(Native.virDomainGetName(_handle));

    /// <summary>The number that a running domain has; null for a stopped one (<c>virDomainGetID</c>).</summary>
    public int? Id => Native.virDomainGetID(_handle) is var id && id == uint.MaxValue ? null : (int)id;

    /// <summary>Whether it runs, paused or not (<c>virDomainIsActive</c>).</summary>
    public bool IsActive => _handle.Check(Native.virDomainIsActive(_handle)) == 1;

    /// <summary>Whether its definition outlives a stop (<c>virDomainIsPersistent</c>).</summary>
    public bool IsPersistent => _handle.Check(Native.virDomainIsPersistent(_handle)) == 1;

    /// <summary>State and reason (<c>virDomainGetState</c>).</summary>
    public unsafe DomainStateInfo GetState()
    {
        int state, reason;
        _handle.Check(Native.virDomainGetState(_handle, &state, &reason, 0));
        return new DomainStateInfo((DomainState)state, reason);
    }

    /// <summary>State and resources (<c>virDomainGetInfo</c>).</summary>
    public unsafe DomainInfo GetInfo()
    {
        virDomainInfo info;
        _handle.Check(Native.virDomainGetInfo(_handle, &info));
        return new DomainInfo(
            (DomainState)info.state,
            info.maxMem.Value * Kibi,
            info.memory.Value * Kibi,
            info.nrVirtCpu,
            NativeTime.Nanoseconds(info.cpuTime));
    }

    /// <summary>The definition as XML (<c>virDomainGetXMLDesc</c>).</summary>
    public string GetXml(DomainXmlFlags flags = DomainXmlFlags.None) => _handle.Check(Native.virDomainGetXMLDesc(_handle, (uint)flags));

    /// <summary>Title, description or a metadata element (<c>virDomainGetMetadata</c>).</summary>
    /// <param name="type">Which of them.</param>
    /// <param name="namespaceUri">The XML namespace of the element; null for title and description.</param>
    /// <param name="flags">The running or the stored configuration.</param>
    /// <returns>Null when the domain has none.</returns>
    public string? GetMetadata(
        DomainMetadataType type,
        string? namespaceUri = null,
        DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        try
        {
            return _handle.Check(Native.virDomainGetMetadata(_handle, (int)type, namespaceUri, (uint)flags));
        }
        catch (LibvirtException e) when (e.Code == ErrorCode.NoDomainMetadata)
        {
            return null;
        }
    }

    /// <summary>Sets, or with a null value removes, title, description or a metadata element (<c>virDomainSetMetadata</c>).</summary>
    /// <param name="type">Which of them.</param>
    /// <param name="value">Text, or the element as XML.</param>
    /// <param name="prefix">The namespace prefix to write the element with; null for title and description.</param>
    /// <param name="namespaceUri">The XML namespace of the element; null for title and description.</param>
    /// <param name="flags">The running or the stored configuration, or both.</param>
    public void SetMetadata(
        DomainMetadataType type,
        string? value,
        string? prefix = null,
        string? namespaceUri = null,
        DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainSetMetadata(_handle, (int)type, value, prefix, namespaceUri, (uint)flags));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
