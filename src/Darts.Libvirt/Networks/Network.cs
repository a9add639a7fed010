using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A virtual network that guests are plugged into. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{Name}")]
public sealed partial class Network : IDisposable
{
    private readonly NetworkHandle _handle;

    internal Network(NetworkHandle handle) => _handle = handle;

    /// <summary>The name (<c>virNetworkGetName</c>).</summary>
    public string Name => _handle.Check(Native.virNetworkGetName(_handle));

    /// <summary>The UUID (<c>virNetworkGetUUID</c>).</summary>
    public unsafe Guid Uuid
    {
        get
        {
            var bytes = stackalloc byte[UuidBytes.Length];
            _handle.Check(Native.virNetworkGetUUID(_handle, bytes));
            return UuidBytes.Read(bytes);
        }
    }

    /// <summary>The UUID as libvirt writes it (<c>virNetworkGetUUIDString</c>).</summary>
    public unsafe string UuidText
    {
        get
        {
            var text = stackalloc byte[Interop.UuidText.Size];
            _handle.Check(Native.virNetworkGetUUIDString(_handle, text));
            return Interop.UuidText.Read(text);
        }
    }

    /// <summary>Whether it is started (<c>virNetworkIsActive</c>).</summary>
    public bool IsActive => _handle.Check(Native.virNetworkIsActive(_handle)) == 1;

    /// <summary>Whether its definition outlives a stop (<c>virNetworkIsPersistent</c>).</summary>
    public bool IsPersistent => _handle.Check(Native.virNetworkIsPersistent(_handle)) == 1;

    /// <summary>The host's bridge that guests are plugged into (<c>virNetworkGetBridgeName</c>).</summary>
    /// <exception cref="LibvirtException">The network has no bridge.</exception>
    public string BridgeName => _handle.Check(Native.virNetworkGetBridgeName(_handle));

    /// <summary>Starts it (<c>virNetworkCreate</c>).</summary>
    /// <exception cref="OperationInvalidException">It runs already.</exception>
    public void Start() => _handle.Check(Native.virNetworkCreate(_handle));

    /// <summary>Stops it, and takes the link of every guest on it (<c>virNetworkDestroy</c>). A transient one is gone then.</summary>
    public void Stop() => _handle.Check(Native.virNetworkDestroy(_handle));

    /// <summary>Removes the definition; a started one becomes transient (<c>virNetworkUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virNetworkUndefine(_handle));

    /// <summary>Whether it is started with the host (<c>virNetworkGetAutostart</c>).</summary>
    public unsafe bool GetAutostart()
    {
        int enabled;
        _handle.Check(Native.virNetworkGetAutostart(_handle, &enabled));
        return enabled != 0;
    }

    /// <summary>Whether to start it with the host (<c>virNetworkSetAutostart</c>).</summary>
    /// <exception cref="LibvirtException">It has no definition to keep that in.</exception>
    public void SetAutostart(bool enabled) => _handle.Check(Native.virNetworkSetAutostart(_handle, enabled ? 1 : 0));

    /// <summary>The definition as XML (<c>virNetworkGetXMLDesc</c>).</summary>
    public string GetXml(NetworkXmlFlags flags = NetworkXmlFlags.None) => _handle.Check(Native.virNetworkGetXMLDesc(_handle, (uint)flags));

    /// <summary>Changes one section, where it can without a restart (<c>virNetworkUpdate</c>).</summary>
    /// <param name="command">What to do.</param>
    /// <param name="section">Where.</param>
    /// <param name="xml">The element to add, change or delete.</param>
    /// <param name="flags">The running network, the definition, or both.</param>
    /// <param name="parentIndex">Which element of several to change, such as the second <c>ip</c>; -1 lets libvirt find it.</param>
    public void Update(
        NetworkUpdateCommand command,
        NetworkUpdateSection section,
        string xml,
        NetworkUpdateFlags flags = NetworkUpdateFlags.Current,
        int parentIndex = -1)
    {
        ArgumentNullException.ThrowIfNull(xml);
        _handle.Check(Native.virNetworkUpdate(_handle, (uint)command, (uint)section, parentIndex, xml, (uint)flags));
    }

    /// <summary>A second owner of the same network (<c>virNetworkRef</c>).</summary>
    public Network Duplicate() => new(_handle.Duplicate<NetworkHandle>(Native.virNetworkRef));

    /// <summary>The connection that it came from, as <see cref="Connection.Duplicate"/> gives it (<c>virNetworkGetConnect</c>).</summary>
    public Connection GetConnection() => new(_handle.Share<ConnectionHandle>(() => Native.virNetworkGetConnect(_handle), Native.virConnectRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
