using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A network interface of the host. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{Name}")]
public sealed class Interface : IDisposable
{
    private readonly InterfaceHandle _handle;

    internal Interface(InterfaceHandle handle) => _handle = handle;

    /// <summary>The name, such as <c>eth0</c> (<c>virInterfaceGetName</c>).</summary>
    public string Name => _handle.Check(Native.virInterfaceGetName(_handle));

    /// <summary>The hardware address (<c>virInterfaceGetMACString</c>).</summary>
    public string MacAddress => _handle.Check(Native.virInterfaceGetMACString(_handle));

    /// <summary>Whether it is up (<c>virInterfaceIsActive</c>).</summary>
    public bool IsActive => _handle.Check(Native.virInterfaceIsActive(_handle)) == 1;

    /// <summary>Brings it up (<c>virInterfaceCreate</c>).</summary>
    public void Start() => _handle.Check(Native.virInterfaceCreate(_handle, 0));

    /// <summary>Takes it down (<c>virInterfaceDestroy</c>).</summary>
    public void Stop() => _handle.Check(Native.virInterfaceDestroy(_handle, 0));

    /// <summary>Removes the definition (<c>virInterfaceUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virInterfaceUndefine(_handle));

    /// <summary>The state, or the definition, as XML (<c>virInterfaceGetXMLDesc</c>).</summary>
    public string GetXml(InterfaceXmlFlags flags = InterfaceXmlFlags.None) => _handle.Check(Native.virInterfaceGetXMLDesc(_handle, (uint)flags));

    /// <summary>A second owner of the same interface (<c>virInterfaceRef</c>).</summary>
    public Interface Duplicate() => new(_handle.Duplicate<InterfaceHandle>(Native.virInterfaceRef));

    /// <summary>The connection that it came from, as <see cref="Connection.Duplicate"/> gives it (<c>virInterfaceGetConnect</c>).</summary>
    public Connection GetConnection() => new(_handle.Share<ConnectionHandle>(() => Native.virInterfaceGetConnect(_handle), Native.virConnectRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
