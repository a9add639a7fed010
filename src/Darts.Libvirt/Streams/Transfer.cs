using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A blocking libvirt stream. One that was not carried to its end is aborted, never freed in use.</summary>
internal sealed unsafe class Transfer : IDisposable
{
    // The largest payload of one message of libvirt's protocol.
    private const int BufferSize = 262_120;
    private bool _finished;

    internal Transfer(ConnectionHandle connection) => Handle = connection.Check(Native.virStreamNew(connection, 0));

    internal StreamHandle Handle { get; }

    /// <exception cref="InvalidDataException">More than <paramref name="maximum"/> bytes came.</exception>
    internal void ReceiveAll(Stream destination, long maximum)
    {
        var buffer = new byte[BufferSize];
        long total = 0;
        while (true)
        {
            int count;
            fixed (byte* first = buffer)
            {
                count = Handle.Check(Native.virStreamRecv(Handle, first, BufferSize));
            }

            if (count == 0)
            {
                break;
            }

            total += count;
            if (total > maximum)
            {
                throw new InvalidDataException($"libvirt sent more than the {maximum} bytes allowed.");
            }

            destination.Write(buffer, 0, count);
        }

        Finish();
    }

    /// <exception cref="EndOfStreamException">The source ended before <paramref name="length"/> bytes.</exception>
    internal void SendAll(Stream source, ulong length)
    {
        var buffer = new byte[BufferSize];
        var left = length;
        while (left > 0)
        {
            var count = source.Read(buffer, 0, (int)Math.Min(left, BufferSize));
            if (count == 0)
            {
                throw new EndOfStreamException($"The source ended {left} bytes early.");
            }

            Send(buffer.AsSpan(0, count));
            left -= (ulong)count;
        }

        Finish();
    }

    public void Dispose()
    {
        if (!_finished)
        {
            // Fails when the stream never began; there is nothing to abort then.
            _ = Native.virStreamAbort(Handle);
        }

        Handle.Dispose();
    }

    private void Send(ReadOnlySpan<byte> data)
    {
        fixed (byte* first = data)
        {
            for (var sent = 0; sent < data.Length;)
            {
                sent += Handle.Check(Native.virStreamSend(Handle, first + sent, (nuint)(data.Length - sent)));
            }
        }
    }

    private void Finish()
    {
        Handle.Check(Native.virStreamFinish(Handle));
        _finished = true;
    }
}
