namespace Darts.Libvirt.Interop;

/// <summary>Reads a domain that belongs to a callback or a list, and must neither be freed nor kept.</summary>
internal static unsafe class BorrowedDomain
{
    internal static Guid Uuid(nint domain)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        return Native.virDomainGetUUID(domain, bytes) < 0 ? Guid.Empty : UuidBytes.Read(bytes);
    }

    internal static string Name(nint domain) => Native.virDomainGetName(domain) ?? "";
}
