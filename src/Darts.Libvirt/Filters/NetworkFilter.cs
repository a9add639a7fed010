using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>Rules for the traffic of guests. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{Name}")]
public sealed class NetworkFilter : IDisposable
{
    private readonly NetworkFilterHandle _handle;

    internal NetworkFilter(NetworkFilterHandle handle) => _handle = handle;

    /// <summary>The name (<c>virNWFilterGetName</c>).</summary>
    public string Name => _handle.Check(Native.virNWFilterGetName(_handle));

    /// <summary>The UUID (<c>virNWFilterGetUUID</c>).</summary>
    public unsafe Guid Uuid
    {
        get
        {
            var bytes = stackalloc byte[UuidBytes.Length];
            _handle.Check(Native.virNWFilterGetUUID(_handle, bytes));
            return UuidBytes.Read(bytes);
        }
    }

    /// <summary>The UUID as libvirt writes it (<c>virNWFilterGetUUIDString</c>).</summary>
    public unsafe string UuidText
    {
        get
        {
            var text = stackalloc byte[Interop.UuidText.Size];
            _handle.Check(Native.virNWFilterGetUUIDString(_handle, text));
            return Interop.UuidText.Read(text);
        }
    }

    /// <summary>The rules as XML (<c>virNWFilterGetXMLDesc</c>).</summary>
    public string GetXml() => _handle.Check(Native.virNWFilterGetXMLDesc(_handle, 0));

    /// <summary>Removes it (<c>virNWFilterUndefine</c>).</summary>
    /// <exception cref="OperationInvalidException">A guest or another filter uses it.</exception>
    public void Undefine() => _handle.Check(Native.virNWFilterUndefine(_handle));

    /// <summary>A second owner of the same filter (<c>virNWFilterRef</c>).</summary>
    public NetworkFilter Duplicate() => new(_handle.Duplicate<NetworkFilterHandle>(Native.virNWFilterRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
