namespace Darts.Libvirt.Interop;

/// <summary>Reads a domain that belongs to a callback or a list, and must neither be freed nor kept.</summary>
internal static unsafe class BorrowedDomain
{
    internal static Guid Uuid(nint domain)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        using var handle = new Borrowed(domain);
        return Native.virDomainGetUUID(handle.Value, bytes) < 0 ? Guid.Empty : UuidBytes.Read(bytes);
    }

    internal static string Name(nint domain)
    {
        using var handle = new Borrowed(domain);
        return Native.virDomainGetName(handle.Value) ?? "";
    }

    // The raw functions take owning handles: a reference of our own makes the borrowed pointer one.
    private readonly struct Borrowed : IDisposable
    {
        internal Borrowed(nint domain)
        {
            _ = Native.virDomainRef(domain);
            Value = LibvirtHandle.Own<DomainHandle>(domain, null);
        }

        internal DomainHandle Value { get; }

        public void Dispose() => Value.Dispose();
    }
}
