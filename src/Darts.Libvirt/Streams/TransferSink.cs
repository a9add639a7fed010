namespace Darts.Libvirt;

/// <summary>Writes what comes into a stream, up to a limit.</summary>
internal sealed class TransferSink(Stream destination, long maximum) : TransferEnd
{
    private const int BlockSize = 65_536;
    private long _total;

    /// <exception cref="InvalidDataException">More came than is allowed.</exception>
    internal override int Move(Span<byte> data)
    {
        Count(data.Length);
        destination.Write(data);
        return data.Length;
    }

    internal override void Skip(long length)
    {
        Count(length);
        if (!destination.CanSeek)
        {
            WriteZeros(length);
            return;
        }

        // What is there already is no hole.
        var inside = Math.Clamp(destination.Length - destination.Position, 0, length);
        WriteZeros(inside);
        var end = destination.Position + length - inside;
        if (end > destination.Length)
        {
            destination.SetLength(end);
        }

        destination.Position = end;
    }

    private void Count(long length)
    {
        if (length > maximum - _total)
        {
            throw new InvalidDataException($"libvirt sent more than the {maximum} bytes allowed.");
        }

        _total += length;
    }

    private void WriteZeros(long length)
    {
        var zeros = new byte[Math.Min(length, BlockSize)];
        for (var left = length; left > 0; left -= zeros.Length)
        {
            destination.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
        }
    }
}
