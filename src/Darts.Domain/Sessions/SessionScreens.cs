using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <summary>Pictures of sessions' screens, taken at most once every few seconds however many look.</summary>
public sealed class SessionScreens
{
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(4);

    private readonly HypervisorHost _host;
    private readonly SessionDomains _domains;
    private readonly SessionView _view;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Guid, Lazy<Task<SessionScreen?>>> _screens = new();

    internal SessionScreens(HypervisorHost host, SessionDomains domains, SessionView view, TimeProvider time) =>
        (_host, _domains, _view, _time) = (host, domains, view, time);

    /// <summary>A picture of the session's screen, a few seconds old at most.</summary>
    /// <returns>The picture; null when this owner has no such session or it shows nothing now.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionScreen?> GetAsync(Guid id, OwnerName owner, CancellationToken cancellationToken)
    {
        if (_view.Find(id, owner) is not { HasConsole: true })
            return null;

        foreach (var gone in _screens.Keys.Except(_view.All.Select(s => s.Id)))
            _screens.TryRemove(gone, out _);
        var screen = _screens.AddOrUpdate(id, Take, (key, last) => IsFresh(last) ? last : Take(key));
        return await screen.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool IsFresh(Lazy<Task<SessionScreen?>> screen) =>
        !screen.IsValueCreated || !screen.Value.IsCompleted
        || (screen.Value.IsCompletedSuccessfully && screen.Value.Result is { } taken && _time.GetUtcNow() - taken.TakenAt < s_freshness);

    private Lazy<Task<SessionScreen?>> Take(Guid id) => new(() => _host.QueryAsync(
        connection =>
        {
            try
            {
                using var domain = _domains.Find(connection, id);
                if (domain is null)
                    return null;
                var screenshot = domain.TakeScreenshot();
                return new SessionScreen(screenshot.MediaType, screenshot.Content, _time.GetUtcNow());
            }
            catch (LibvirtException e) when (!e.IsConnectionLost)
            {
                // The guest is going, or shows nothing yet.
                return null;
            }
        },
        CancellationToken.None));
}
