using System.Globalization;

namespace Darts.Libvirt.Tests.Connections;

public sealed class ScaleTests
{
    private const int Many = 5_000;

    [Fact]
    public void Five_thousand_domains_are_listed_counted_found_and_measured_in_one_call_each()
    {
        using var host = new FakeHost(string.Concat(
        [
            "<node>",
            .. Enumerable.Range(0, Many).Select(i => string.Create(
                CultureInfo.InvariantCulture,
                $"<domain type='test'><name>d{i}</name><memory unit='MiB'>8</memory><os><type>hvm</type></os></domain>")),
            "</node>",
        ]));

        var all = host.Connection.ListDomains();
        var statistics = host.Connection.GetAllDomainStatistics(DomainStatisticsTypes.State);
        using var last = host.Connection.LookupDomain($"d{Many - 1}");

        Assert.Equal(Many, all.Select(d => d.Uuid).Distinct().Count());
        Assert.Equal(all.Select(d => d.Name).Order(), statistics.Select(s => s.Name).Order());
        Assert.All(statistics, s => Assert.Equal((ulong)DomainState.Running, s.Values.GetUInt64("state.state")));
        Assert.Contains(all, d => d.Uuid == last.Uuid);
        Assert.All(all, d => d.Dispose());
    }
}
