using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A key or a password that libvirt keeps for volumes, guests and so on. Owns a reference to the libvirt object.</summary>
[DebuggerDisplay("{UuidText}")]
public sealed partial class Secret : IDisposable
{
    private readonly SecretHandle _handle;

    internal Secret(SecretHandle handle) => _handle = handle;

    /// <summary>The UUID (<c>virSecretGetUUID</c>).</summary>
    public unsafe Guid Uuid
    {
        get
        {
            var bytes = stackalloc byte[UuidBytes.Length];
            _handle.Check(Native.virSecretGetUUID(_handle, bytes));
            return UuidBytes.Read(bytes);
        }
    }

    /// <summary>The UUID as libvirt writes it (<c>virSecretGetUUIDString</c>).</summary>
    public unsafe string UuidText
    {
        get
        {
            var text = stackalloc byte[Interop.UuidText.Size];
            _handle.Check(Native.virSecretGetUUIDString(_handle, text));
            return Interop.UuidText.Read(text);
        }
    }

    /// <summary>What it is for (<c>virSecretGetUsageType</c>).</summary>
    public SecretUsageType UsageType => (SecretUsageType)_handle.Check(Native.virSecretGetUsageType(_handle));

    /// <summary>What exactly it is for, such as a volume's path; empty where there is no usage (<c>virSecretGetUsageID</c>).</summary>
    public string UsageId => _handle.Check(Native.virSecretGetUsageID(_handle));

    /// <summary>The definition as XML, which never holds the value (<c>virSecretGetXMLDesc</c>).</summary>
    public string GetXml() => _handle.Check(Native.virSecretGetXMLDesc(_handle, 0));

    /// <summary>Removes definition and value (<c>virSecretUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virSecretUndefine(_handle));

    /// <summary>A second owner of the same secret (<c>virSecretRef</c>).</summary>
    public Secret Duplicate() => new(_handle.Duplicate<SecretHandle>(Native.virSecretRef));

    /// <summary>The connection that it came from, as <see cref="Connection.Duplicate"/> gives it (<c>virSecretGetConnect</c>).</summary>
    public Connection GetConnection() => new(_handle.Share<ConnectionHandle>(() => Native.virSecretGetConnect(_handle), Native.virConnectRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
