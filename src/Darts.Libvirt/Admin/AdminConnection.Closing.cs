using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed unsafe partial class AdminConnection
{
    private readonly TaskCompletionSource<ConnectCloseReason> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closeWatched;
    private int _disposed;

    /// <summary>
    /// Comes true when the other side or the line ends the connection (<c>virAdmConnectRegisterCloseCallback</c>); cancelled when this side
    /// disposes of it. libvirt tells one owner of a connection only, so that of a duplicate tells of its disposal alone.
    /// </summary>
    public Task<ConnectCloseReason> Closed => _closed.Task;

    private void WatchClose()
    {
        var self = GCHandle.Alloc(_closed);
        _closeWatched = Native.virAdmConnectRegisterCloseCallback(_handle, &Lost, (void*)GCHandle.ToIntPtr(self), EventCallbacks.Free) >= 0;
        if (!_closeWatched)
        {
            // Refused where the connection has an owner that watches already.
            self.Free();
        }
    }

    private void StopWatching()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        if (_closeWatched)
        {
            _ = Native.virAdmConnectUnregisterCloseCallback(_handle, &Lost);
        }

        _closed.TrySetCanceled();
    }

    [UnmanagedCallersOnly]
    private static void Lost(nint connection, int reason, void* opaque)
    {
        try
        {
            ((TaskCompletionSource<ConnectCloseReason>)GCHandle.FromIntPtr((nint)opaque).Target!).TrySetResult((ConnectCloseReason)reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LibvirtEventLoop.Report(e);
        }
    }
}
