namespace Darts.Libvirt;

/// <summary>Takes so many bytes of a stream, no fewer.</summary>
internal sealed class TransferSource(Stream source, ulong length) : TransferEnd
{
    private ulong _left = length;

    internal override int Move(Span<byte> data)
    {
        var wanted = (int)Math.Min(_left, (ulong)data.Length);
        if (wanted == 0)
        {
            return 0;
        }

        var count = source.Read(data[..wanted]);
        if (count == 0)
        {
            throw new EndOfStreamException($"The source ended {_left} bytes early.");
        }

        _left -= (ulong)count;
        return count;
    }

    internal override void Skip(long length) => throw new NotSupportedException();
}
