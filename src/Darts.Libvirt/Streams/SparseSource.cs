namespace Darts.Libvirt;

/// <summary>Takes so many bytes of a stream; whole blocks of zeros become holes.</summary>
internal sealed class SparseSource(Stream source, ulong length) : TransferEnd
{
    private const int BlockSize = 65_536;
    private readonly TransferSource _source = new(source, length);
    private readonly byte[] _block = new byte[BlockSize];
    private int _start;
    private int _end;

    internal override (bool IsData, long Length) NextSection()
    {
        Fill();
        long hole = 0;
        while (_start < _end && !_block.AsSpan(_start, _end - _start).ContainsAnyExcept((byte)0))
        {
            hole += _end - _start;
            _start = _end;
            Fill();
        }

        return hole > 0 ? (false, hole) : (true, _end - _start);
    }

    internal override int Move(Span<byte> data)
    {
        var count = Math.Min(data.Length, _end - _start);
        _block.AsSpan(_start, count).CopyTo(data);
        _start += count;
        return count;
    }

    // Looking for the hole's end has passed over it already.
    internal override void Skip(long length)
    {
    }

    private void Fill()
    {
        if (_start < _end)
        {
            return;
        }

        (_start, _end) = (0, 0);
        while (_end < BlockSize && _source.Move(_block.AsSpan(_end)) is var count and > 0)
        {
            _end += count;
        }
    }
}
