using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Networks;

/// <summary>Joins guests to networks, and knows which of these can be used.</summary>
public sealed partial class SiteNetwork
{
    private readonly HypervisorHost _host;
    private readonly NetworkChoice _choice;
    private readonly GuestFilters _filters;
    private readonly DomainPictures _pictures;
    private readonly NetworkOptions _options;
    private readonly ILogger<SiteNetwork> _logger;
    private readonly MacAddresses _macAddresses = new();
    private readonly ConcurrentDictionary<(NetworkKind, string?, bool), string?> _problems = new();
    private volatile JoinedNetwork _default = new(NetworkKind.User);

    internal SiteNetwork(
        HypervisorHost host, NetworkChoice choice, GuestFilters filters, DomainPictures pictures, IOptions<NetworkOptions> options, ILogger<SiteNetwork> logger)
    {
        _host = host;
        _choice = choice;
        _filters = filters;
        _pictures = pictures;
        _options = options.Value;
        _logger = logger;
    }

    /// <summary>The network that machines get whose files do not say; null while the host is not prepared.</summary>
    public NetworkStatus? Status { get; private set; }

    /// <summary>What was wrong with the machine's network when it was last looked at, in words for users; null when all was well.</summary>
    internal string? ProblemOf(MachineDefinition definition) =>
        _problems.GetValueOrDefault(KeyOf(definition)) is null ? null : "The network of this machine cannot be used at the moment. The administrator finds the reason in the log.";

    /// <summary>Finds out what the host has, after each connection.</summary>
    internal async Task PrepareAsync(HostFacts facts, CancellationToken cancellationToken)
    {
        var (network, reason) = await _choice.MakeAsync(facts, cancellationToken).ConfigureAwait(false);
        _default = network;
        var looked = await LookAsync((network.Kind, network.Name, _options.Filter), cancellationToken).ConfigureAwait(false);
        var isFiltered = _options.Filter && (looked ?? network).KnowsFilters;
        Status = new NetworkStatus(network.Kind, network.Name, reason, isFiltered, ReachOf(network.Kind, isFiltered, _options.Only));
        if (network.Kind is NetworkKind.User || (!isFiltered && network.Kind != NetworkKind.None))
            LogOpen(network.Kind, network.Name, reason, Status.Reach);
        else
            LogChosen(network.Kind, network.Name, reason, Status.Reach);
    }

    /// <summary>Looks at the networks of machines and remembers what is wrong with them.</summary>
    internal async Task InspectAsync(IEnumerable<MachineDefinition> machines, CancellationToken cancellationToken)
    {
        if (_choice.CanFilter)
            await _filters.FollowAsync(cancellationToken).ConfigureAwait(false);
        var keys = machines.Select(KeyOf).ToHashSet();
        foreach (var gone in _problems.Keys.Where(k => !keys.Contains(k)))
            _problems.TryRemove(gone, out _);
        foreach (var key in keys)
            await LookAsync(key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The network card of a session's guest; null for none.</summary>
    /// <param name="definition">The machine.</param>
    /// <param name="session">The session.</param>
    /// <param name="model">libvirt's name of the card's model.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="SessionRefusedException">Its network cannot be used.</exception>
    internal async Task<InterfaceXml?> JoinAsync(MachineDefinition definition, Guid session, string model, CancellationToken cancellationToken)
    {
        if (await LookAsync(KeyOf(definition), cancellationToken).ConfigureAwait(false) is not { } network)
            throw new SessionRefusedException(ProblemOf(definition)!);
        if (network.Kind == NetworkKind.None)
            return null;
        var only = NetworkOptions.Parse(definition.Network is { Only.Count: > 0 } own ? own.Only : _options.Only);
        return GuestInterface.Build(network, model, _macAddresses.Take(session, _pictures.HasMacAddress), FilterOf(definition), only);
    }

    private async Task<JoinedNetwork?> LookAsync((NetworkKind Kind, string? Name, bool Filter) key, CancellationToken cancellationToken)
    {
        JoinedNetwork? network = null;
        string? problem = null;
        try
        {
            network = await _host.QueryAsync(c => HostNetworks.Find(c, key.Kind, key.Name), cancellationToken).ConfigureAwait(false);
            if (key.Filter && network.KnowsFilters && !_choice.CanFilter)
                (network, problem) = (null, "libvirt cannot filter here, so the host would be open to guests; \"filter\": false, or Darts:Network:Filter, accepts that");
        }
        catch (NetworkUnusableException e)
        {
            problem = e.Message;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            problem = e.Message;
        }

        var before = _problems.GetValueOrDefault(key);
        _problems[key] = problem;
        if (problem is not null && problem != before)
            LogUnusable(key.Kind, key.Name, problem);
        return network;
    }

    private (NetworkKind Kind, string? Name, bool Filter) KeyOf(MachineDefinition definition) => definition.Network is { Kind: not NetworkKind.Automatic } network
        ? (network.Kind, network.Name, FilterOf(definition))
        : (_default.Kind, _default.Name, FilterOf(definition));

    private bool FilterOf(MachineDefinition definition) => definition.Network?.Filter ?? _options.Filter;

    private static string ReachOf(NetworkKind kind, bool isFiltered, List<string> only) => (kind, isFiltered) switch
    {
        (NetworkKind.None, _) => "Guests reach nothing.",
        (NetworkKind.User, _) => "Guests reach whatever the host reaches and, as 10.0.2.2, all that listens on the host's loopback. "
            + "The portal refuses them there; a firewall rule on lo for the user that QEMU runs as closes the rest.",
        (_, false) => "Guests reach whatever the network reaches: the host, each other, and the outside. There is no filter.",
        _ when only.Count > 0 => $"Guests reach {string.Join(", ", only)} only.",
        _ => "Guests reach the outside, but neither the host nor each other.",
    };

    [LoggerMessage(1, LogLevel.Information, "Guests' network: {Kind} {Name}. {Reason} {Reach}")]
    private partial void LogChosen(NetworkKind kind, string? name, string reason, string reach);

    [LoggerMessage(2, LogLevel.Warning, "Guests' network: {Kind} {Name}. {Reason} {Reach}")]
    private partial void LogOpen(NetworkKind kind, string? name, string reason, string reach);

    [LoggerMessage(3, LogLevel.Error, "Machines with the network {Kind} {Name} are not offered: {Reason}")]
    private partial void LogUnusable(NetworkKind kind, string? name, string reason);
}
