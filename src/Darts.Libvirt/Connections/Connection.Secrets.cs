using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>All secrets, or those that match a flag of each group given (<c>virConnectListAllSecrets</c>).</summary>
    /// <returns>Secrets that the caller disposes of.</returns>
    public unsafe IReadOnlyList<Secret> ListSecrets(ListSecretsFlags flags = ListSecretsFlags.None)
    {
        nint* secrets = null;
        var count = _handle.Check(Native.virConnectListAllSecrets(_handle, &secrets, (uint)flags));
        return ObjectList.Take<Secret, SecretHandle>(secrets, count, _handle, h => new Secret(h));
    }

    /// <summary>How many secrets there are (<c>virConnectNumOfSecrets</c>).</summary>
    public int CountSecrets() => _handle.Check(Native.virConnectNumOfSecrets(_handle));

    /// <summary>The UUIDs of the secrets, as libvirt writes them (<c>virConnectListSecrets</c>).</summary>
    public unsafe IReadOnlyList<string> ListSecretUuids() =>
        OwnedStrings.Fill(_handle, CountSecrets(), (uuids, room) => Native.virConnectListSecrets(_handle, uuids, room));

    /// <summary>Finds a secret (<c>virSecretLookupByUUID</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that UUID.</exception>
    public unsafe Secret LookupSecret(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return new Secret(_handle.Check(Native.virSecretLookupByUUID(_handle, bytes)));
    }

    /// <summary>Finds a secret (<c>virSecretLookupByUUIDString</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none with that UUID.</exception>
    public Secret LookupSecretByUuidText(string uuid)
    {
        ArgumentNullException.ThrowIfNull(uuid);
        return new Secret(_handle.Check(Native.virSecretLookupByUUIDString(_handle, uuid)));
    }

    /// <summary>Finds a secret by its use (<c>virSecretLookupByUsage</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none for that.</exception>
    public Secret LookupSecret(SecretUsageType usageType, string usageId)
    {
        ArgumentNullException.ThrowIfNull(usageId);
        return new Secret(_handle.Check(Native.virSecretLookupByUsage(_handle, (int)usageType, usageId)));
    }

    /// <summary>Makes a secret, without a value yet, or changes its definition (<c>virSecretDefineXML</c>).</summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public Secret DefineSecret(string xml, SecretDefineFlags flags = SecretDefineFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new Secret(_handle.Check(Native.virSecretDefineXML(_handle, xml, (uint)flags)));
    }
}
