using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// The content of something on the host, one way and from begin to end. Its calls block, also the asynchronous ones, which hold a thread
/// of the pool meanwhile. Disposed of before the end it is aborted; for one thread at a time.
/// </summary>
public sealed unsafe class TransferStream : Stream
{
    // The largest payload of one message of libvirt's protocol.
    private const int MaximumPiece = 262_120;
    private const int AtHole = -3;
    private readonly Transfer _transfer;
    private readonly bool _forReading;
    private bool _disposed;
    private bool _finished;

    internal TransferStream(Transfer transfer, bool forReading)
    {
        _transfer = transfer;
        _forReading = forReading;
    }

    /// <inheritdoc/>
    public override bool CanRead => _forReading && !_disposed;

    /// <inheritdoc/>
    public override bool CanWrite => !_forReading && !_disposed;

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

    private StreamHandle Handle => _transfer.Handle;

    /// <summary>Reads (<c>virStreamRecv</c>); holes are zeros. The end finishes the stream.</summary>
    /// <exception cref="LibvirtException">The other side failed, or the connection is lost.</exception>
    public override int Read(Span<byte> buffer)
    {
        Require(CanRead);
        if (_finished || buffer.IsEmpty)
        {
            return 0;
        }

        fixed (byte* first = buffer)
        {
            return EndAt(Handle.Check(Native.virStreamRecv(Handle, first, (nuint)buffer.Length)));
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads up to the next hole, or passes over it (<c>virStreamRecvFlags</c>, <c>virStreamRecvHole</c>).</summary>
    /// <param name="buffer">Where the data goes.</param>
    /// <param name="hole">The length of the hole that was passed, in bytes; 0 where data came.</param>
    /// <returns>How many bytes of data came. None, and no hole, is the end.</returns>
    /// <exception cref="LibvirtException">The other side failed, or the connection is lost.</exception>
    public int ReadSection(Span<byte> buffer, out long hole)
    {
        Require(CanRead);
        hole = 0;
        if (_finished || buffer.IsEmpty)
        {
            return 0;
        }

        fixed (byte* first = buffer)
        {
            var count = Native.virStreamRecvFlags(Handle, first, (nuint)buffer.Length, (uint)StreamRecvFlags.StopAtHole);
            if (count != AtHole)
            {
                return EndAt(Handle.Check(count, nameof(Native.virStreamRecvFlags)));
            }
        }

        fixed (long* length = &hole)
        {
            Handle.Check(Native.virStreamRecvHole(Handle, length, 0));
        }

        return 0;
    }

    /// <summary>Writes (<c>virStreamSend</c>).</summary>
    /// <exception cref="LibvirtException">The other side failed, or the connection is lost.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Require(CanWrite);
        fixed (byte* first = buffer)
        {
            for (var sent = 0; sent < buffer.Length;)
            {
                var piece = Math.Min(buffer.Length - sent, MaximumPiece);
                sent += Handle.Check(Native.virStreamSend(Handle, first + sent, (nuint)piece));
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Leaves a hole, which reads as zeros and takes no room (<c>virStreamSendHole</c>).</summary>
    /// <param name="length">Its length in bytes.</param>
    /// <exception cref="LibvirtException">The stream was not opened for holes, or the other side failed.</exception>
    public void WriteHole(long length)
    {
        Require(CanWrite);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Handle.Check(Native.virStreamSendHole(Handle, length, 0));
    }

    /// <summary>Ends the transfer and learns whether all arrived (<c>virStreamFinish</c>). Reading to the end does so by itself.</summary>
    /// <exception cref="LibvirtException">It did not.</exception>
    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_finished)
        {
            _transfer.Finish();
            _finished = true;
        }
    }

    /// <summary>Does nothing: nothing is held back on this side.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _transfer.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Require(bool able)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!able)
        {
            throw new NotSupportedException(_forReading ? "This stream is for reading." : "This stream is for writing.");
        }
    }

    private int EndAt(int count)
    {
        if (count == 0)
        {
            Finish();
        }

        return count;
    }
}
