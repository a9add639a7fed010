namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainCheckpointTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainCheckpointTests()
    {
        _domain = _host.Connection.DefineDomain(Documents.Test("checked").Replace(
            "<source file", "<driver name='qemu' type='qcow2'/><source file", StringComparison.Ordinal));
        _domain.Start();
    }

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Checkpoints_follow_one_another()
    {
        using var first = Take("first");
        using var second = Take("second");

        Assert.Equal(["first", "second"], Names(_domain.ListCheckpoints()));
        Assert.Equal(["first"], Names(_domain.ListCheckpoints(DomainCheckpointListFlags.Roots)));
        Assert.Equal(["second"], Names(first.ListChildren()));
        using var parent = second.GetParent();
        Assert.Equal("first", parent!.Name);
        Assert.Null(first.GetParent());
        Assert.Contains("<name>second</name>", second.GetXml(), StringComparison.Ordinal);

        second.Delete();
        Assert.Throws<ObjectNotFoundException>(() => _domain.LookupCheckpoint("second"));
    }

    [Fact]
    public void A_checkpoint_knows_its_domain_and_has_several_owners()
    {
        var first = Take("owned");
        using var second = first.Duplicate();
        using var found = _domain.LookupCheckpoint("owned");
        first.Dispose();
        using var domain = second.GetDomain();
        using var connection = second.GetConnection();

        Assert.Equal(_domain.Uuid, domain.Uuid);
        Assert.Equal(_host.Uri, connection.Uri);
        Assert.Equal("owned", found.Name);
        Assert.Throws<ObjectDisposedException>(() => first.Name);
    }

    private DomainCheckpoint Take(string name) => _domain.CreateCheckpoint($"<domaincheckpoint><name>{name}</name></domaincheckpoint>");

    private static List<string> Names(IReadOnlyList<DomainCheckpoint> checkpoints)
    {
        var names = checkpoints.Select(c => c.Name).Order().ToList();
        foreach (var checkpoint in checkpoints)
        {
            checkpoint.Dispose();
        }

        return names;
    }
}
