using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// What libvirt calls, one for each kind of event, by area. All that comes is libvirt's own and copied here; an exception that left
/// one of these would end the process.
/// </summary>
internal static unsafe partial class EventCallbacks
{
    /// <summary>Called by libvirt when it forgets a callback, perhaps some time after it was deregistered.</summary>
    internal static delegate* unmanaged<void*, void> Free => &Release;

    [UnmanagedCallersOnly]
    private static void Release(void* opaque) => GCHandle.FromIntPtr((nint)opaque).Free();

    private static void Deliver(void* opaque, Func<HypervisorEvent> copy)
    {
        try
        {
            ((EventRegistration)GCHandle.FromIntPtr((nint)opaque).Target!).Deliver(copy());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One event is lost, which beats losing the process; nothing here is the reader's code.
        }
    }

    private static void Deliver(nint domain, void* opaque, Func<Guid, string, DomainEvent> copy) =>
        Deliver(opaque, () => copy(BorrowedDomain.Uuid(domain), BorrowedDomain.Name(domain)));

    // What is no UTF-8 is replaced: a guest may have had a hand in the text.
    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    private static string? TextOrNull(byte* text) => text is null || *text == 0 ? null : Text(text);
}
