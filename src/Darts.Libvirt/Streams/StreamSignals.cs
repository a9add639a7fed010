using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// Waits until a non-blocking stream can be read or written, without a thread: libvirt's event thread tells. libvirt is asked only for
/// what somebody waits for, since it calls again and again as long as that is the case.
/// </summary>
internal sealed unsafe class StreamSignals
{
    // libvirt calls nobody when a connection is lost under a stream that waits, so it is asked now and then.
    private static readonly TimeSpan s_aliveCheck = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly StreamHandle _stream;
    private TaskCompletionSource? _readable;
    private TaskCompletionSource? _writable;
    private readonly LoopTimer _alive;
    private Exception? _failure;

    internal StreamSignals(StreamHandle stream)
    {
        // A reference of its own, so that the stream is there for the event thread whatever the owner does.
        _stream = stream.Duplicate<StreamHandle>(Native.virStreamRef);
        var self = GCHandle.Alloc(this);
        try
        {
            _stream.Check(Native.virStreamEventAddCallback(_stream, 0, &Ready, (void*)GCHandle.ToIntPtr(self), EventCallbacks.Free));
        }
        catch
        {
            self.Free();
            _stream.Dispose();
            throw;
        }

        _alive = LibvirtEventLoop.StartTimer(s_aliveCheck, CheckAlive);
    }

    internal Task ReadableAsync(CancellationToken cancellation) => WaitAsync(ref _readable, cancellation);

    internal Task WritableAsync(CancellationToken cancellation) => WaitAsync(ref _writable, cancellation);

    /// <summary>Takes the callback back; those who wait learn that the stream is closed.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _alive.Dispose();
            _ = Native.virStreamEventRemoveCallback(_stream);
            _stream.Dispose();
            Fail(new ObjectDisposedException(nameof(ConsoleStream)));
        }
    }

    private Task WaitAsync(ref TaskCompletionSource? waiter, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                return Task.FromException(_failure);
            }

            // One that a cancelled call left behind still serves.
            waiter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _stream.Check(Ask(), nameof(Native.virStreamEventUpdateCallback));
            return waiter.Task.WaitAsync(cancellation);
        }
    }

    private void CheckAlive()
    {
        lock (_gate)
        {
            if ((_readable ?? _writable) is not null && _failure is null && Native.virConnectIsAlive(_stream.Connection!) != 1)
            {
                Fail(new ConnectionLostException(new LibvirtError(
                    nameof(Native.virConnectIsAlive), ErrorCode.NoConnect, ErrorDomain.Streams, ErrorLevel.Error, "the connection was lost under the stream")));
            }
        }
    }

    private void Fail(Exception failure)
    {
        _failure = failure;
        _readable?.TrySetException(failure);
        _writable?.TrySetException(failure);
        (_readable, _writable) = (null, null);
    }

    private int Ask()
    {
        var events = (_readable is null ? 0 : StreamEventType.Readable) | (_writable is null ? 0 : StreamEventType.Writable);
        return Native.virStreamEventUpdateCallback(_stream, (int)events);
    }

    private void Tell(StreamEventType events)
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                return;
            }

            // Whatever else has happened, the next read or write will say it.
            if ((events & ~StreamEventType.Writable) != 0)
            {
                _readable?.TrySetResult();
                _readable = null;
            }

            if ((events & ~StreamEventType.Readable) != 0)
            {
                _writable?.TrySetResult();
                _writable = null;
            }

            // Fails on a stream that has failed, which the next read or write will say as well.
            _ = Ask();
        }
    }

    [UnmanagedCallersOnly]
    private static void Ready(nint stream, int events, void* opaque)
    {
        try
        {
            ((StreamSignals)GCHandle.FromIntPtr((nint)opaque).Target!).Tell((StreamEventType)events);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LibvirtEventLoop.Report(e);
        }
    }
}
