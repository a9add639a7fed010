namespace Darts.Libvirt.Tests.Filters;

[Collection(HostDaemonTests.Name)]
public sealed class NetworkFilterTests(HostDaemonFixture fixture)
{
    private const string Quiet = """
        <filter name='quiet' chain='root'><uuid>33333333-1111-1111-1111-111111111111</uuid>
          <rule action='drop' direction='out' priority='500'><tcp dstportstart='25'/></rule></filter>
        """;

    [Fact]
    public void A_filter_goes_through_its_life()
    {
        var connection = fixture.Connection;
        using var filter = connection.DefineNetworkFilter(Quiet);
        Assert.Equal("quiet", filter.Name);
        Assert.Equal("33333333-1111-1111-1111-111111111111", filter.UuidText);
        Assert.Contains("dstportstart='25'", filter.GetXml(), StringComparison.Ordinal);

        using (var byName = connection.LookupNetworkFilter("quiet"))
        using (var byUuid = connection.LookupNetworkFilter(byName.Uuid))
        using (var byText = connection.LookupNetworkFilterByUuidText(byName.UuidText))
        using (var second = byText.Duplicate())
        {
            Assert.Equal(filter.Uuid, byUuid.Uuid);
            Assert.Equal("quiet", second.Name);
        }

        Assert.Equal(["quiet"], connection.ListNetworkFilterNames());
        Assert.Equal(1, connection.CountNetworkFilters());
        var all = connection.ListNetworkFilters();
        Assert.Equal("quiet", Assert.Single(all).Name);
        all[0].Dispose();
        using (var again = connection.DefineNetworkFilter(Quiet.Replace("25", "26", StringComparison.Ordinal), NetworkFilterDefineFlags.None))
        {
            Assert.Contains("dstportstart='26'", filter.GetXml(), StringComparison.Ordinal);
        }

        filter.Undefine();
        Assert.Equal(ErrorCode.NoNetworkFilter, Assert.Throws<ObjectNotFoundException>(() => connection.LookupNetworkFilter("quiet")).Code);
    }

    [Fact]
    public void A_filter_is_bound_to_an_interface_and_taken_off()
    {
        var connection = fixture.Connection;
        using var network = connection.CreateNetwork("<network><name>bound</name><bridge name='vb-bound'/><dns enable='no'/></network>");
        using var filter = connection.DefineNetworkFilter(Quiet);
        using var binding = connection.CreateNetworkFilterBinding("""
            <filterbinding><owner><name>guest</name><uuid>11111111-1111-1111-1111-111111111111</uuid></owner>
              <portdev name='vb-bound'/><mac address='52:54:00:aa:bb:cd'/><filterref filter='quiet'/></filterbinding>
            """);
        Assert.Equal("vb-bound", binding.PortDevice);
        Assert.Equal("quiet", binding.FilterName);
        Assert.Contains("52:54:00:aa:bb:cd", binding.GetXml(), StringComparison.Ordinal);
        Assert.Throws<OperationInvalidException>(filter.Undefine);

        using (var found = connection.LookupNetworkFilterBinding("vb-bound"))
        using (var second = found.Duplicate())
        {
            Assert.Equal("quiet", second.FilterName);
        }

        var all = connection.ListNetworkFilterBindings();
        Assert.Equal("vb-bound", Assert.Single(all).PortDevice);
        all[0].Dispose();
        binding.Delete();
        Assert.Equal(
            ErrorCode.NoNetworkFilterBinding,
            Assert.Throws<ObjectNotFoundException>(() => connection.LookupNetworkFilterBinding("vb-bound")).Code);
        filter.Undefine();
        network.Stop();
    }
}
