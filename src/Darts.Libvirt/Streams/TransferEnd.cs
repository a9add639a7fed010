namespace Darts.Libvirt;

/// <summary>Our end of a transfer, which libvirt calls for every piece.</summary>
internal abstract class TransferEnd
{
    /// <summary>What went wrong at this end.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>Fills a piece, or takes one.</summary>
    /// <returns>How much of it; 0 from a source that has no more.</returns>
    internal abstract int Move(Span<byte> data);

    /// <summary>Passes over a hole.</summary>
    internal abstract void Skip(long length);

    /// <summary>What comes next: data, or a hole. Nothing of either is the end.</summary>
    internal virtual (bool IsData, long Length) NextSection() => throw new NotSupportedException();
}
