using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A network filter in force on one interface of a guest. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{PortDevice}")]
public sealed class NetworkFilterBinding : IDisposable
{
    private readonly NetworkFilterBindingHandle _handle;

    internal NetworkFilterBinding(NetworkFilterBindingHandle handle) => _handle = handle;

    /// <summary>The host's device that the guest is plugged into, such as <c>vnet0</c> (<c>virNWFilterBindingGetPortDev</c>).</summary>
    public string PortDevice => _handle.Check(Native.virNWFilterBindingGetPortDev(_handle));

    /// <summary>The filter's name (<c>virNWFilterBindingGetFilterName</c>).</summary>
    public string FilterName => _handle.Check(Native.virNWFilterBindingGetFilterName(_handle));

    /// <summary>Filter, owner and values as XML (<c>virNWFilterBindingGetXMLDesc</c>).</summary>
    public string GetXml() => _handle.Check(Native.virNWFilterBindingGetXMLDesc(_handle, 0));

    /// <summary>Takes the rules off the interface (<c>virNWFilterBindingDelete</c>).</summary>
    public void Delete() => _handle.Check(Native.virNWFilterBindingDelete(_handle));

    /// <summary>A second owner of the same binding (<c>virNWFilterBindingRef</c>).</summary>
    public NetworkFilterBinding Duplicate() => new(_handle.Duplicate<NetworkFilterBindingHandle>(Native.virNWFilterBindingRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
