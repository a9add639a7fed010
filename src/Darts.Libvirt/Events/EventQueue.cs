using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Darts.Libvirt;

/// <summary>Events on their way to one reader. The writer never waits: what does not fit is dropped, and the reader is told.</summary>
internal sealed class EventQueue(int capacity)
{
    private readonly Channel<HypervisorEvent> _channel = Channel.CreateBounded<HypervisorEvent>(
        new BoundedChannelOptions(capacity) { SingleReader = true, AllowSynchronousContinuations = false });

    private int _dropped;

    internal void Post(HypervisorEvent happened)
    {
        if (!_channel.Writer.TryWrite(happened))
        {
            Interlocked.Exchange(ref _dropped, 1);
        }
    }

    internal void Complete() => _channel.Writer.TryComplete();

    internal async IAsyncEnumerable<HypervisorEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await _channel.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out var happened))
            {
                yield return happened;
            }

            // Events are dropped only while others wait, so this point is always reached after a drop.
            if (Interlocked.Exchange(ref _dropped, 0) != 0)
            {
                yield return new Resync(ResyncReason.Dropped);
            }
        }
    }
}
