namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainSnapshotTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainSnapshotTests() => _domain = _host.Connection.LookupDomain("test");

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Snapshots_form_a_tree()
    {
        Assert.False(_domain.HasCurrentSnapshot);
        Assert.Throws<ObjectNotFoundException>(() => _domain.GetCurrentSnapshot());
        using var root = Take("root");
        using var middle = Take("middle");
        using var leaf = Take("leaf");

        Assert.Equal(["leaf", "middle", "root"], _domain.ListSnapshotNames().Order());
        Assert.Equal(["root"], _domain.ListSnapshotNames(DomainSnapshotListFlags.Roots));
        Assert.Equal(3, _domain.CountSnapshots());
        Assert.Equal(["leaf", "middle", "root"], Names(_domain.ListSnapshots()));
        Assert.Equal(["middle"], Names(root.ListChildren()));
        Assert.Equal(1, root.CountChildren());
        Assert.Equal(["leaf", "middle"], root.ListChildrenNames(DomainSnapshotListFlags.Descendants).Order());
        using var parent = leaf.GetParent();
        Assert.Equal("middle", parent!.Name);
        Assert.Null(root.GetParent());
    }

    [Fact]
    public void The_last_snapshot_is_the_current_one()
    {
        using var first = Take("first");
        using var second = Take("second");
        using var current = _domain.GetCurrentSnapshot();

        Assert.True(_domain.HasCurrentSnapshot);
        Assert.Equal("second", current.Name);
        Assert.True(second.IsCurrent);
        Assert.False(first.IsCurrent);
        Assert.True(first.HasMetadata);
        Assert.Contains("<name>first</name>", first.GetXml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_goes_back_to_a_snapshot()
    {
        using var running = Take("running");
        _domain.Destroy();

        running.Revert();

        Assert.True(_domain.IsActive);
        running.Delete();
        Assert.Throws<ObjectNotFoundException>(() => _domain.LookupSnapshot("running"));
    }

    [Fact]
    public void A_snapshot_knows_its_domain_and_has_several_owners()
    {
        var first = Take("owned");
        using var second = first.Duplicate();
        using var found = _domain.LookupSnapshot("owned");
        first.Dispose();
        using var domain = second.GetDomain();
        using var connection = second.GetConnection();

        Assert.Equal(_domain.Uuid, domain.Uuid);
        Assert.Equal(_host.Uri, connection.Uri);
        Assert.Equal("owned", found.Name);
        Assert.Throws<ObjectDisposedException>(() => first.Name);
    }

    private DomainSnapshot Take(string name) => _domain.CreateSnapshot($"<domainsnapshot><name>{name}</name></domainsnapshot>");

    private static List<string> Names(IReadOnlyList<DomainSnapshot> snapshots)
    {
        var names = snapshots.Select(s => s.Name).Order().ToList();
        foreach (var snapshot in snapshots)
        {
            snapshot.Dispose();
        }

        return names;
    }
}
