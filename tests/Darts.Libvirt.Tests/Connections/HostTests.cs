namespace Darts.Libvirt.Tests.Connections;

/// <summary>A host as libvirt's test driver makes it up: every number is known.</summary>
public sealed class HostTests : IDisposable
{
    private const string Uri = "test:///default";

    private readonly Connection _connection = Connection.Open(Uri);

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Processors_are_present_or_online()
    {
        var map = _connection.GetCpuMap();

        Assert.Equal([true, false, true, false, true, false, false, false], map.Online);
        Assert.Equal(3, map.OnlineCount);
    }

    [Fact]
    public void Processor_times_are_read_in_their_units()
    {
        var all = _connection.GetCpuStatistics();

        Assert.Equal(new TimeSpan(97_974_000), all.User);
        Assert.Equal(new TimeSpan(346_787_234_000), all.Kernel);
        Assert.Equal(new TimeSpan(872_649_000), all.Idle);
        Assert.Equal(new TimeSpan(7_636_000), all.IoWait);
        Assert.Null(all.Interrupts);
        Assert.Null(all.UtilizationPercent);
        Assert.NotNull(_connection.GetCpuStatistics(0).User);
    }

    [Fact]
    public void Free_memory_is_told_by_node_in_bytes()
    {
        var cells = _connection.GetFreeMemoryOfCells(0, 2);

        Assert.Equal(2, cells.Count);
        Assert.All(cells, c => Assert.True(c > 0));
        Assert.Single(_connection.GetFreeMemoryOfCells(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _connection.GetFreeMemoryOfCells(0, 0));
    }

    [Fact]
    public void A_size_that_pages_cannot_have_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _connection.GetFreePages([5000]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _connection.GetFreePages([]));
    }

    [Fact]
    public void Models_of_CPUs_are_named()
    {
        var models = _connection.GetCpuModelNames("x86_64");

        Assert.Contains("qemu64", models);
        Assert.Contains("EPYC", models);
        Assert.ThrowsAny<LibvirtException>(() => _connection.GetCpuModelNames("abacus"));
    }

    [Fact]
    public void Descriptions_of_CPUs_are_compared_and_reduced_to_what_they_share()
    {
        const string Haswell = "<cpu><arch>x86_64</arch><model>Haswell</model></cpu>";
        const string Penryn = "<cpu><arch>x86_64</arch><model>Penryn</model></cpu>";

        Assert.Contains("Penryn", _connection.GetBaselineCpu([Haswell, Penryn]), StringComparison.Ordinal);
        var expanded = _connection.GetBaselineCpu([Haswell, Penryn], BaselineCpuFlags.ExpandFeatures);
        Assert.Contains("<feature policy='require' name='sse4.1'/>", expanded, StringComparison.Ordinal);
        Assert.ThrowsAny<LibvirtException>(() => _connection.GetBaselineCpu([]));
        Assert.Throws<ArgumentException>(() => _connection.GetBaselineCpu([Haswell, "a\0b"]));
        Assert.ThrowsAny<LibvirtException>(() => _connection.CompareCpu("<nonsense/>"));
    }

    [Fact]
    public void The_connection_tells_of_itself_and_of_the_library()
    {
        Assert.Contains("LENOVO", _connection.GetSystemInfo(), StringComparison.Ordinal);
        Assert.Equal(32, _connection.GetMaximumVirtualCpus("test"));
        Assert.Equal(new SecurityModel("testSecurity", ""), _connection.GetSecurityModel());
        Assert.False(_connection.IsEncrypted);
        Assert.True(_connection.IsSecure);
        LibvirtLibrary.Initialize();
        Assert.Equal(_connection.LibraryVersion, LibvirtLibrary.Version);
    }

    [Fact]
    public void A_second_owner_keeps_the_connection_open()
    {
        var first = Connection.Open(Uri);
        using var second = first.Duplicate();
        first.Dispose();

        Assert.True(second.IsAlive);
        Assert.Equal(Uri, second.Uri);
        Assert.Throws<ObjectDisposedException>(first.Duplicate);
    }

    [Fact]
    public async Task Events_are_had_by_one_owner_and_by_the_other_once_that_is_gone()
    {
        using var host = new FakeHost();
        var first = Connection.Open(host.Uri);
        using var second = first.Duplicate();
        var before = first.Subscribe(HypervisorEventKinds.DomainLifecycle);
        Assert.Equal(ErrorCode.InvalidArg, Assert.ThrowsAny<LibvirtException>(() => second.Subscribe(HypervisorEventKinds.DomainLifecycle)).Code);
        before.Dispose();
        first.Dispose();

        using var after = second.Subscribe(HypervisorEventKinds.DomainLifecycle);
        using var domain = second.LookupDomain("test");
        domain.Suspend();

        var seen = await after.ReadAllAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DomainEventType.Suspended, Assert.IsType<DomainLifecycleEvent>(seen).Type);
    }
}
