using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// A guest's serial line or channel, both ways. Reading and writing wait without a thread; one reader and one writer at a time. What is
/// written waits in this process where the guest is slow to take it. Disposed of before the other side's end, it is aborted.
/// </summary>
public sealed class ConsoleStream : Stream
{
    private const int MaximumPiece = 65_536;
    private const int WouldBlock = -2;
    private readonly StreamHandle _stream;
    private readonly StreamSignals _signals;
    private bool _ended;
    private int _disposed;

    private ConsoleStream(StreamHandle stream)
    {
        _stream = stream;
        _signals = new StreamSignals(stream);
    }

    /// <inheritdoc/>
    public override bool CanRead => !IsDisposed;

    /// <inheritdoc/>
    public override bool CanWrite => !IsDisposed;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Reads what is there, or waits for it (<c>virStreamRecv</c>). 0 when the other side has ended it, by a stop of the guest for example.</summary>
    /// <exception cref="LibvirtException">The stream failed.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of, perhaps meanwhile.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Receive(buffer.Span) is { } count)
            {
                return count;
            }

            await _signals.ReadableAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Blocks until something is there; never to be called on libvirt's event thread.</summary>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Writes all (<c>virStreamSend</c>). After a cancellation a part of it may have gone.</summary>
    /// <exception cref="LibvirtException">The stream failed.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of, perhaps meanwhile.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Send(buffer.Span) is { } count)
            {
                buffer = buffer[count..];
            }
            else
            {
                await _signals.WritableAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Blocks until all is written; never to be called on libvirt's event thread.</summary>
    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Does nothing: there is no buffer of this class's own.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    internal static ConsoleStream Open(ConnectionHandle connection, Action<StreamHandle> open)
    {
        var stream = connection.Check(Native.virStreamNew(connection, (uint)StreamFlags.Nonblock));
        try
        {
            open(stream);
            return new ConsoleStream(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _signals.Close();
            // Either fails where the stream or its connection failed before; it is gone then as well.
            _ = _ended ? Native.virStreamFinish(_stream) : Native.virStreamAbort(_stream);
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private unsafe int? Receive(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        fixed (byte* first = buffer)
        {
            var count = Native.virStreamRecv(_stream, first, (nuint)buffer.Length);
            if (count == WouldBlock)
            {
                return null;
            }

            _stream.Check(count, nameof(Native.virStreamRecv));
            _ended = count == 0;
            return count;
        }
    }

    private unsafe int? Send(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        fixed (byte* first = buffer)
        {
            var count = Native.virStreamSend(_stream, first, (nuint)Math.Min(buffer.Length, MaximumPiece));
            return count == WouldBlock ? null : _stream.Check(count, nameof(Native.virStreamSend));
        }
    }
}
