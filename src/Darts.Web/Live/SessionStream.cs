using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Darts.Domain.Sessions;

namespace Darts.Web.Live;

/// <summary>The events of one owner's sessions, with a sign of life in between.</summary>
internal sealed class SessionStream(SessionView sessions, TimeProvider time)
{
    public const string Changed = "sessions";
    public const string Alive = "alive";

    // Below the half minute after which proxies and phones give a silent line up.
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<SseItem<SessionsNow?>> ReadAsync(OwnerName owner, [EnumeratorCancellation] CancellationToken ct)
    {
        var changes = sessions.WatchAsync(owner, ct).GetAsyncEnumerator(ct);
        var change = changes.MoveNextAsync().AsTask();
        try
        {
            // The headers go out with the first event; a browser should not wait for them until something happens.
            yield return new SseItem<SessionsNow?>(null, Alive);
            while (true)
            {
                await Task.WhenAny(change, Task.Delay(s_signOfLife, time, ct));
                if (ct.IsCancellationRequested)
                    break;
                if (!change.IsCompleted)
                {
                    yield return new SseItem<SessionsNow?>(null, Alive);
                    continue;
                }

                if (!await change)
                    break;
                yield return new SseItem<SessionsNow?>(SessionsNow.From(time.GetUtcNow(), changes.Current), Changed);
                change = changes.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An iterator that is still running must not be disposed; cancelled, it stops at once.
            await ((Task)change).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await changes.DisposeAsync();
        }
    }
}
