using System.Net.Sockets;
using Darts.Domain.Hosts;

namespace Darts.Domain.Sessions;

/// <summary>Opens the consoles of sessions. A console belongs to a domain's UUID, never to a port: there is no port.</summary>
public sealed class SessionConsole
{
    private readonly HypervisorHost _host;
    private readonly SessionDomains _domains;
    private readonly SessionView _view;

    internal SessionConsole(HypervisorHost host, SessionDomains domains, SessionView view) => (_host, _domains, _view) = (host, domains, view);

    /// <summary>Opens a connection to the session's VNC server (libvirt's <c>virDomainOpenGraphicsFD</c>).</summary>
    /// <returns>A connected socket that the caller owns; null when this owner has no such session or it has no console now.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SafeSocketHandle?> OpenAsync(Guid id, OwnerName owner, CancellationToken cancellationToken)
    {
        if (_view.Find(id, owner) is not { HasConsole: true })
            return null;
        return await _host.QueryAsync(
            connection =>
            {
                // The view is a picture of a moment ago; the metadata is the truth.
                using var domain = _domains.Find(connection, id);
                return domain is not null && domain.IsActive && SessionDomains.ReadMetadata(domain)?.Owner == owner ? domain.OpenGraphics() : null;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
