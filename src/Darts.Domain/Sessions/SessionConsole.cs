using System.Net.Sockets;
using Darts.Domain.Hosts;
using Darts.Domain.Ledger;

namespace Darts.Domain.Sessions;

/// <summary>Opens the consoles of sessions. A console belongs to a domain's UUID, never to a port: there is no port.</summary>
public sealed class SessionConsole
{
    private readonly HypervisorHost _host;
    private readonly SessionDomains _domains;
    private readonly SessionView _view;
    private readonly ConsoleAttendance _attendance;
    private readonly LedgerBook _ledger;
    private readonly StepLog _steps;
    private readonly TimeProvider _time;

    internal SessionConsole(HypervisorHost host, SessionDomains domains, SessionView view, ConsoleAttendance attendance, LedgerBook ledger, StepLog steps, TimeProvider time) =>
        (_host, _domains, _view, _attendance, _ledger, _steps, _time) = (host, domains, view, attendance, ledger, steps, time);

    /// <summary>Opens a connection to the session's VNC server (libvirt's <c>virDomainOpenGraphicsFD</c>).</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks: its owner, nobody else.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The console, which the caller owns; null when they have no such session or it has no console now.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<OpenConsole?> OpenAsync(Guid id, Requester by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (_view.Find(id, by.Name) is not { HasConsole: true } session)
            return null;
        var seat = _attendance.Enter(id);
        SafeSocketHandle? socket = null;
        try
        {
            // From now on a one-shot session ends when nobody is left, even if this portal does not live to see it.
            if (session.IsOneShot)
            {
                await _domains.ChangeAsync(id, m => m.OpenedAt is null ? m with { OpenedAt = _time.GetUtcNow() } : null, cancellationToken).ConfigureAwait(false);
                _steps.Done("one-shot console marked as opened", session.Name);
            }

            socket = await _host.QueryAsync(
                connection =>
                {
                    // The view is a picture of a moment ago; the metadata is the truth.
                    using var domain = _domains.Find(connection, id);
                    return domain is not null && domain.IsActive && SessionDomains.ReadMetadata(domain)?.Owner == by.Name ? domain.OpenGraphics() : null;
                },
                cancellationToken).ConfigureAwait(false);
            if (socket is not null)
                _ledger.Note(by, "Opened", session);
            return socket is null ? null : new OpenConsole(socket, seat);
        }
        finally
        {
            if (socket is null)
                seat.Dispose();
        }
    }
}
