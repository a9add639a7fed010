using System.Net;
using Darts.Domain.Hosts;
using Darts.Libvirt;

namespace Darts.Domain.Networks;

/// <summary>Keeps the filters in libvirt as they are to be. Guests that run already get each change at once.</summary>
internal sealed class GuestFilters(HypervisorHost host, HostAddresses addresses, StepLog steps)
{
    private IReadOnlyList<IPNetwork> _defined = [];

    /// <summary>Defines all filters anew: an older Darts, or somebody, may have written others.</summary>
    /// <exception cref="LibvirtException">This libvirt cannot filter.</exception>
    public Task DefineAsync(CancellationToken cancellationToken) => host.JobAsync(c => Define(c, addresses.Find(c)), cancellationToken);

    /// <summary>Defines them anew if the host has other addresses than it had, or somebody removed one.</summary>
    public Task FollowAsync(CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            var now = addresses.Find(connection);
            var there = connection.ListNetworkFilterNames().ToHashSet();
            if (!now.SequenceEqual(_defined) || !GuestFilter.All.All(f => there.Contains(f.Name)))
                Define(connection, now);
        },
        cancellationToken);

    /// <summary>Removes the filters that no guest uses.</summary>
    public static void Remove(Connection connection)
    {
        foreach (var filter in GuestFilter.All)
        {
            try
            {
                using var found = Find(connection, filter.Name);
                found?.Undefine();
            }
            catch (LibvirtException e) when (!e.IsConnectionLost)
            {
                // Another site's guests stand behind it.
            }
        }
    }

    private void Define(Connection connection, IReadOnlyList<IPNetwork> hostAddresses)
    {
        foreach (var filter in GuestFilter.All)
        {
            try
            {
                Define(connection, filter, hostAddresses);
            }
            catch (LibvirtException e) when (e.Code == ErrorCode.OperationFailed)
            {
                // Another portal has just made it.
                Define(connection, filter, hostAddresses);
            }
        }

        _defined = hostAddresses;
        steps.Done("filters defined", "all networks");
    }

    private static void Define(Connection connection, GuestFilter filter, IReadOnlyList<IPNetwork> hostAddresses)
    {
        using var before = Find(connection, filter.Name);
        connection.DefineNetworkFilter(filter.ToXml(before?.Uuid, hostAddresses).ToXml().ToString()).Dispose();
    }

    private static NetworkFilter? Find(Connection connection, string name)
    {
        var filters = connection.ListNetworkFilters();
        NetworkFilter? found = null;
        foreach (var filter in filters)
        {
            if (found is null && filter.Name == name)
                found = filter;
            else
                filter.Dispose();
        }

        return found;
    }
}
