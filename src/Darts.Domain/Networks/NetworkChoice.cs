using Darts.Domain.Hosts;
using Darts.Libvirt;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Networks;

/// <summary>Finds out which network works on this host: a libvirt network that is there, else one that Darts makes, else user mode.</summary>
internal sealed partial class NetworkChoice(
    HypervisorHost host,
    OwnNetwork own,
    GuestFilters filters,
    IOptions<NetworkOptions> options,
    ILogger<NetworkChoice> logger)
{
    private readonly NetworkOptions _options = options.Value;

    /// <summary>Whether libvirt filters here; false as long as that is not known.</summary>
    public bool CanFilter { get; private set; }

    /// <summary>Sees to the filters and to the network, as far as the site leaves that to Darts.</summary>
    /// <returns>The network that machines get whose files do not say, and why it is this one.</returns>
    public async Task<(JoinedNetwork Network, string Reason)> MakeAsync(HostFacts facts, CancellationToken cancellationToken)
    {
        var noFilter = await TryFilterAsync(cancellationToken).ConfigureAwait(false);
        if (_options.Default != NetworkKind.Automatic)
            return (new JoinedNetwork(_options.Default, _options.Name), "The configuration says so (Darts:Network:Default).");
        if (!facts.IsPrivileged)
            return Fallback("libvirt runs for one user here, and only the system's has networks");
        if (noFilter is not null)
            return Fallback($"libvirt cannot filter here ({noFilter}), so a network would leave the host open to guests; Darts:Network:Filter=false accepts that");
        try
        {
            return await host.JobAsync(c => Choose(c, facts), cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            return Fallback($"no network could be made ({e.Message}); libvirt needs dnsmasq and the right to make bridges for that");
        }
        catch (NetworkUnusableException e)
        {
            return Fallback(e.Message);
        }
    }

    private static (JoinedNetwork Network, string Reason) Fallback(string reason) => (new JoinedNetwork(NetworkKind.User), $"It is the fallback: {reason}.");

    private (JoinedNetwork Network, string Reason) Choose(Connection connection, HostFacts facts)
    {
        LibvirtException? refusal = null;
        var there = HostNetworks.Translating(connection, _options.OwnName);
        foreach (var network in there)
        {
            refusal = Try(connection, network, facts);
            if (refusal is null)
                return (network, network.Name == _options.OwnName ? "Darts made it." : "It was there, is started and translates addresses.");
        }

        if (there.All(n => n.Name != _options.OwnName))
        {
            own.Ensure(connection);
            var made = HostNetworks.Find(connection, NetworkKind.Libvirt, _options.OwnName);
            refusal = Try(connection, made, facts);
            if (refusal is null)
                return (made, "Darts made it.");
        }

        throw refusal!;
    }

    private LibvirtException? Try(Connection connection, JoinedNetwork network, HostFacts facts)
    {
        try
        {
            NetworkProof.Run(connection, GuestInterface.Build(network, "virtio", null, _options.Filter, []), facts);
            return null;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            LogUseless(network.Name!, e.Message);
            return e;
        }
    }

    /// <summary>Defines the filters.</summary>
    /// <returns>Why that cannot be; null when it was done or is not wanted.</returns>
    private async Task<string?> TryFilterAsync(CancellationToken cancellationToken)
    {
        try
        {
            await filters.DefineAsync(cancellationToken).ConfigureAwait(false);
            CanFilter = true;
            return null;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            CanFilter = false;
            return _options.Filter ? e.Message : null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The libvirt network {Network} was not taken, since no guest starts on it: {Reason}")]
    private partial void LogUseless(string network, string reason);
}
