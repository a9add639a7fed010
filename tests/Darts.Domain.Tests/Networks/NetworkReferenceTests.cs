using Darts.Domain.Networks;

namespace Darts.Domain.Tests.Networks;

public sealed class NetworkReferenceTests
{
    [Theory]
    [InlineData(NetworkKind.Libvirt, "default")]
    [InlineData(NetworkKind.Bridge, "br0")]
    [InlineData(NetworkKind.Automatic, null)]
    [InlineData(NetworkKind.User, null)]
    [InlineData(NetworkKind.None, null)]
    public void A_network_of_each_kind_is_taken(NetworkKind kind, string? name) =>
        Assert.Null(NetworkReference.Fault(new NetworkReference { Kind = kind, Name = name }));

    [Theory]
    [InlineData(NetworkKind.Libvirt, null)]
    [InlineData(NetworkKind.Bridge, null)]
    [InlineData(NetworkKind.Bridge, "br0/../eth0")]
    [InlineData(NetworkKind.Bridge, "a-name-of-16-char")]
    [InlineData(NetworkKind.Bridge, "..")]
    [InlineData(NetworkKind.Libvirt, "a/b")]
    [InlineData(NetworkKind.Libvirt, "a\0b")]
    [InlineData(NetworkKind.User, "default")]
    [InlineData(NetworkKind.None, "default")]
    [InlineData(NetworkKind.Automatic, "default")]
    public void A_name_that_does_not_go_with_the_kind_is_refused(NetworkKind kind, string? name) =>
        Assert.NotNull(NetworkReference.Fault(new NetworkReference { Kind = kind, Name = name }));

    [Theory]
    [InlineData("10.1.0.0/16")]
    [InlineData("192.168.1.7")]
    [InlineData("0.0.0.0/0")]
    public void Addresses_and_ranges_are_taken(string range) =>
        Assert.Null(NetworkReference.Fault(new NetworkReference { Only = [range] }));

    [Theory]
    [InlineData("10.1")]
    [InlineData("10.1.0.1/16")]
    [InlineData("10.1.0.0/33")]
    [InlineData("010.1.0.0/16")]
    [InlineData("fe80::/64")]
    [InlineData("example.org")]
    [InlineData("$IP")]
    [InlineData("")]
    public void What_is_no_address_is_refused_with_its_text(string range) =>
        Assert.Contains($"'{range}'", NetworkReference.Fault(new NetworkReference { Only = [range] }), StringComparison.Ordinal);

    [Fact]
    public void A_narrow_network_without_a_filter_is_refused()
    {
        Assert.NotNull(NetworkReference.Fault(new NetworkReference { Only = ["10.1.0.0/16"], Filter = false }));
        Assert.NotNull(NetworkReference.Fault(new NetworkReference { Only = ["10.1.0.0/16"], Kind = NetworkKind.User }));
    }

    [Fact]
    public void A_MAC_address_comes_from_the_session_and_gives_way_to_one_that_is_taken()
    {
        var (addresses, session) = (new MacAddresses(), Guid.NewGuid());
        var first = addresses.Take(session, _ => false);
        Assert.Matches("^da:27(:[0-9a-f]{2}){4}$", first);
        Assert.Equal(first, new MacAddresses().Take(session, _ => false));
        var second = addresses.Take(session, taken => taken == first);
        Assert.NotEqual(first, second);
        Assert.Equal(second, MacAddresses.Of(session, 1));
    }

    [Fact]
    public void A_networks_subnet_is_reckoned_from_its_mask()
    {
        var xml = Libvirt.Xml.NetworkXml.Parse("<network><name>n</name><forward mode='nat'/><bridge name='b'/><ip address='10.77.5.1' netmask='255.255.252.0'><dhcp><range start='10.77.4.2' end='10.77.4.9'/></dhcp></ip></network>");
        var network = JoinedNetwork.Of(xml);
        Assert.Equal(("10.77.4.0/22", "10.77.5.1", true), (network.Subnets.Single().ToString(), network.Gateway!.ToString(), network.IsTranslating));
    }
}
