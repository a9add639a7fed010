using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Darts.Domain.Sessions;

/// <summary>Tells notices to whoever listens. A listener that is too slow loses the oldest: what counts stands in libvirt anyway.</summary>
public sealed class SessionNotices
{
    private const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly HashSet<Channel<SessionNotice>> _listeners = [];

    /// <summary>The notices from now on, of all sessions.</summary>
    public async IAsyncEnumerable<SessionNotice> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<SessionNotice>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
            _listeners.Add(channel);
        try
        {
            await foreach (var notice in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return notice;
        }
        finally
        {
            lock (_lock)
                _listeners.Remove(channel);
        }
    }

    internal void Give(SessionNotice notice)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(notice);
        }
    }
}
