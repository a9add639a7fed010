using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>The domain of that name, without the cost of an exception where there is none (<c>virDomainLookupByName</c>).</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="ArgumentException">The name holds a NUL character.</exception>
    public Domain? FindDomain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Found(Native.virDomainLookupByName(_handle, name), nameof(Native.virDomainLookupByName));
    }

    /// <summary>The domain with that UUID, without the cost of an exception where there is none (<c>virDomainLookupByUUID</c>).</summary>
    /// <returns>Null when there is none.</returns>
    public unsafe Domain? FindDomain(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return Found(Native.virDomainLookupByUUID(_handle, bytes), nameof(Native.virDomainLookupByUUID));
    }

    private Domain? Found(DomainHandle domain, string call) =>
        domain.IsInvalid && Native.virGetLastErrorCode() == (int)ErrorCode.NoDomain ? null : new Domain(_handle.Check(domain, call));
}
