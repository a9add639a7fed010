using System.Runtime.InteropServices;

namespace Darts.Libvirt;

/// <summary>What libvirt calls during a transfer, on the thread that runs it. An exception is kept for the caller, and ends the transfer.</summary>
internal static unsafe class TransferCallbacks
{
    internal static delegate* unmanaged<nint, byte*, nuint, void*, int> Data => &OnData;

    internal static delegate* unmanaged<nint, long, void*, int> Hole => &OnHole;

    internal static delegate* unmanaged<nint, int*, long*, void*, int> Section => &OnSection;

    [UnmanagedCallersOnly]
    private static int OnData(nint stream, byte* data, nuint length, void* opaque) =>
        Guard(opaque, end => end.Move(new Span<byte>(data, (int)length)));

    [UnmanagedCallersOnly]
    private static int OnHole(nint stream, long length, void* opaque) => Guard(opaque, end =>
    {
        end.Skip(length);
        return 0;
    });

    [UnmanagedCallersOnly]
    private static int OnSection(nint stream, int* isData, long* length, void* opaque) => Guard(opaque, end =>
    {
        (var data, *length) = end.NextSection();
        *isData = data ? 1 : 0;
        return 0;
    });

    private static int Guard(void* opaque, Func<TransferEnd, int> call)
    {
        var end = (TransferEnd)GCHandle.FromIntPtr((nint)opaque).Target!;
        try
        {
            return call(end);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            end.Failure = e;
            return -1;
        }
    }
}
