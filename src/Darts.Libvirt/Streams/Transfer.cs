using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A blocking libvirt stream. One that was not carried to its end is aborted, never freed in use.</summary>
internal sealed unsafe class Transfer : IDisposable
{
    private bool _ended;

    private Transfer(StreamHandle handle) => Handle = handle;

    internal StreamHandle Handle { get; }

    /// <summary>Makes a stream, and has something sent through it.</summary>
    internal static Transfer Begin(ConnectionHandle connection, Action<StreamHandle> open)
    {
        var handle = connection.Check(Native.virStreamNew(connection, 0));
        try
        {
            open(handle);
            return new Transfer(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    internal void Send(TransferEnd source) =>
        Run(source, opaque => Native.virStreamSendAll(Handle, TransferCallbacks.Data, opaque), nameof(Native.virStreamSendAll));

    internal void SendSparse(TransferEnd source) => Run(
        source,
        opaque => Native.virStreamSparseSendAll(Handle, TransferCallbacks.Data, TransferCallbacks.Section, TransferCallbacks.Hole, opaque),
        nameof(Native.virStreamSparseSendAll));

    internal void Receive(TransferEnd sink) =>
        Run(sink, opaque => Native.virStreamRecvAll(Handle, TransferCallbacks.Data, opaque), nameof(Native.virStreamRecvAll));

    internal void ReceiveSparse(TransferEnd sink) => Run(
        sink,
        opaque => Native.virStreamSparseRecvAll(Handle, TransferCallbacks.Data, TransferCallbacks.Hole, opaque),
        nameof(Native.virStreamSparseRecvAll));

    /// <summary>Carries the stream to its end, which is when the other side's last errors come to light.</summary>
    internal void Finish()
    {
        Handle.Check(Native.virStreamFinish(Handle));
        _ended = true;
    }

    public void Dispose()
    {
        if (!_ended && !Handle.IsClosed)
        {
            // Fails when the stream has failed already; there is nothing left to abort then.
            _ = Native.virStreamAbort(Handle);
        }

        Handle.Dispose();
    }

    private void Run(TransferEnd end, Whole whole, string call)
    {
        var opaque = GCHandle.Alloc(end);
        int result;
        LibvirtException? failure = null;
        try
        {
            result = whole((void*)GCHandle.ToIntPtr(opaque));
            Handle.Check(result, call);
        }
        catch (LibvirtException e)
        {
            failure = e;
        }
        finally
        {
            opaque.Free();
        }

        // Where our own end failed, libvirt knows only that it did.
        if (end.Failure is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        Finish();
    }

    private delegate int Whole(void* opaque);
}
