namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainIdentityTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Connection _connection;

    public DomainIdentityTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_domain_is_found_by_number_and_by_the_text_of_its_uuid()
    {
        using var byId = _connection.LookupDomain(1);
        using var byText = _connection.LookupDomainByUuidText("6695eb01-f6a4-8304-79aa-97f2502e193f");

        Assert.Equal("test", byId.Name);
        Assert.Equal("6695eb01-f6a4-8304-79aa-97f2502e193f", byText.UuidText);
        Assert.Throws<DomainNotFoundException>(() => _connection.LookupDomain(99));
        Assert.ThrowsAny<LibvirtException>(() => _connection.LookupDomainByUuidText("no uuid"));
    }

    [Fact]
    public void Domains_are_counted_and_named()
    {
        _connection.DefineDomainUnchecked(Documents.Test("one")).Dispose();
        _connection.DefineDomain(Documents.Test("two"), DomainDefineFlags.None).Dispose();

        Assert.Equal(1, _connection.CountRunningDomains());
        Assert.Equal([1], _connection.ListRunningDomainIds());
        Assert.Equal(2, _connection.CountStoppedDomains());
        Assert.Equal(["one", "two"], _connection.ListStoppedDomainNames().Order());
    }

    [Fact]
    public void A_domain_that_is_not_checked_may_hold_what_libvirt_does_not_know()
    {
        var odd = Documents.Test("odd").Replace("<memory", "<unknown/><memory", StringComparison.Ordinal);

        Assert.ThrowsAny<LibvirtException>(() => _connection.DefineDomain(odd, DomainDefineFlags.Validate));
        using var defined = _connection.DefineDomainUnchecked(odd);
        defined.Undefine();
        using var created = _connection.CreateDomainUnchecked(odd);

        Assert.True(created.IsActive);
        Assert.DoesNotContain("unknown", created.GetXml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_owner_keeps_the_domain()
    {
        var first = _connection.LookupDomain("test");
        using var second = first.Duplicate();
        first.Dispose();

        using var connection = second.GetConnection();

        Assert.Equal("test", second.Name);
        Assert.Equal(_host.Uri, connection.Uri);
    }

    [Fact]
    public void A_stopped_domain_is_renamed()
    {
        using var domain = _connection.DefineDomain(Documents.Test("before"));

        domain.Rename("after");

        using var found = _connection.LookupDomain("after");
        Assert.Equal(domain.Uuid, found.Uuid);
    }

    [Fact]
    public void Facts_of_a_domain_are_told()
    {
        using var domain = _connection.LookupDomain("test");

        Assert.Equal("linux", domain.OsType);
        Assert.False(domain.IsUpdated);
        Assert.False(domain.IsAutostarted);
        Assert.Equal(DomainControlState.Ok, domain.GetControlInfo().State);
        Assert.Empty(domain.GetMessages());
        domain.SetAutostart(true);
        Assert.True(domain.IsAutostarted);
    }
}
