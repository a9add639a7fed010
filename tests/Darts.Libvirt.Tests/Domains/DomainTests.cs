namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainTests : IDisposable
{
    private const string Small =
        "<domain type='test'><name>small</name><memory unit='MiB'>8</memory><os><type>hvm</type></os></domain>";

    private readonly FakeHost _host = new();
    private readonly Connection _connection;

    public DomainTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domain_is_found_by_name_and_by_uuid()
    {
        using var byName = _connection.LookupDomain("test");
        using var byUuid = _connection.LookupDomain(byName.Uuid);

        Assert.Equal(Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e193f"), byName.Uuid);
        Assert.Equal("test", byUuid.Name);
        Assert.Equal(1, byUuid.Id);
        Assert.True(byUuid.IsActive);
        Assert.True(byUuid.IsPersistent);
    }

    [Fact]
    public void A_missing_domain_is_an_exception_of_its_own()
    {
        var error = Assert.Throws<DomainNotFoundException>(() => _connection.LookupDomain("no such"));

        Assert.Equal(ErrorCode.NoDomain, error.Code);
        Assert.Equal(ErrorDomain.Test, error.Domain);
        Assert.Equal(ErrorLevel.Error, error.Level);
        Assert.Equal("virDomainLookupByName", error.Function);
        Assert.Throws<DomainNotFoundException>(() => _connection.LookupDomain(Guid.NewGuid()));
    }

    [Fact]
    public void A_name_with_a_nul_does_not_find_the_domain_before_it()
    {
        Assert.Throws<ArgumentException>(() => _connection.LookupDomain("test\0-not-mine"));
        Assert.ThrowsAny<ArgumentException>(() => _connection.LookupDomain("lone \ud800 surrogate"));
    }

    [Fact]
    public void A_defined_domain_goes_through_its_life()
    {
        using var domain = _connection.DefineDomain(Small);
        Assert.Null(domain.Id);
        Assert.Equal(DomainState.ShutOff, domain.GetState().State);

        domain.Start();
        Assert.Equal(DomainState.Running, domain.GetInfo().State);

        domain.Suspend();
        Assert.Equal(new DomainStateInfo(DomainState.Paused, (int)DomainPausedReason.User), domain.GetState());
        domain.Resume();
        domain.Destroy();
        Assert.Throws<OperationInvalidException>(() => domain.Destroy());
        domain.Undefine();

        Assert.Throws<DomainNotFoundException>(() => _connection.LookupDomain("small"));
    }

    [Fact]
    public void A_document_that_libvirt_does_not_know_is_refused()
    {
        var bad = Small.Replace("<memory", "<vcpus>2</vcpus><memory", StringComparison.Ordinal);

        var error = Assert.ThrowsAny<LibvirtException>(() => _connection.DefineDomain(bad));

        Assert.Contains("vcpus", error.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<LibvirtException>(() => _connection.CreateDomain(bad));
    }

    [Fact]
    public void A_transient_domain_is_gone_once_it_stops()
    {
        using var domain = _connection.CreateDomain(Small);
        Assert.False(domain.IsPersistent);

        domain.Destroy();

        Assert.Throws<DomainNotFoundException>(() => _connection.LookupDomain("small"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("</title><evil/> & \"quoted\" ' ünïcode 漢字 🖥")]
    public void A_title_comes_back_as_it_was_set(string title)
    {
        using var domain = _connection.DefineDomain(Small);
        Assert.Null(domain.GetMetadata(DomainMetadataType.Title));

        domain.SetMetadata(DomainMetadataType.Title, title, flags: DomainModificationImpact.Config);
        Assert.Equal(title, domain.GetMetadata(DomainMetadataType.Title));

        domain.SetMetadata(DomainMetadataType.Title, null);
        Assert.Null(domain.GetMetadata(DomainMetadataType.Title));
    }

    [Fact]
    public void A_metadata_element_comes_back_as_it_was_set()
    {
        const string Ns = "urn:example:darts";
        using var domain = _connection.DefineDomain(Small);
        Assert.Null(domain.GetMetadata(DomainMetadataType.Element, Ns));

        domain.SetMetadata(DomainMetadataType.Element, "<session owner='alice'/>", "d", Ns);

        Assert.Contains("owner=\"alice\"", domain.GetMetadata(DomainMetadataType.Element, Ns)!.Replace('\'', '"'), StringComparison.Ordinal);
        Assert.Contains(Ns, domain.GetXml(DomainXmlFlags.Inactive), StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_is_taken_as_a_picture()
    {
        using var domain = _connection.LookupDomain("test");

        var picture = domain.TakeScreenshot();

        Assert.Equal("image/png", picture.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture.Content[..4]);
        Assert.Throws<InvalidDataException>(() => domain.TakeScreenshot(maximumBytes: 100));
    }

    [Fact]
    public void Statistics_of_all_domains_come_in_one_call()
    {
        using var domain = _connection.DefineDomain(Small);

        var all = _connection.GetAllDomainStatistics(DomainStatisticsTypes.State);

        Assert.Equal(["small", "test"], all.Select(s => s.Name).Order());
        var test = all.Single(s => s.Name == "test");
        Assert.Equal(Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e193f"), test.Uuid);
        Assert.Equal((long)DomainState.Running, test.Values.GetInt64("state.state"));
        Assert.Null(test.Values.GetString("state.state"));
        Assert.Null(test.Values.GetUInt64("no.such"));
    }

    [Fact]
    public void Domains_are_listed_by_what_they_are()
    {
        using var domain = _connection.DefineDomain(Small);

        Assert.Equal(["small", "test"], Names(ListDomainsFlags.None));
        Assert.Equal(["small"], Names(ListDomainsFlags.Inactive));
    }

    [Fact]
    public void A_disposed_domain_says_so()
    {
        var domain = _connection.LookupDomain("test");
        domain.Dispose();

        Assert.Throws<ObjectDisposedException>(() => domain.Name);
    }

    private List<string> Names(ListDomainsFlags flags)
    {
        var domains = _connection.ListDomains(flags);
        var names = domains.Select(d => d.Name).Order().ToList();
        foreach (var domain in domains)
        {
            domain.Dispose();
        }

        return names;
    }
}
