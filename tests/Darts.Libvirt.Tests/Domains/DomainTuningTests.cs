namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainTuningTests : IDisposable
{
    private const ulong Mebi = 1024 * 1024;
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainTuningTests()
    {
        _domain = _host.Connection.DefineDomain(Documents.Test("tuned"));
        _domain.Start();
    }

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Memory_is_set_in_bytes()
    {
        Assert.Equal(8 * Mebi, _domain.MaximumMemoryBytes);

        _domain.SetMemory(6 * Mebi);
        Assert.Equal(6 * Mebi, _domain.GetInfo().MemoryBytes);
        _domain.SetMemory(5 * Mebi, DomainMemoryModFlags.Live);
        Assert.Equal(5 * Mebi, _domain.GetInfo().MemoryBytes);
        _domain.Destroy();
        _domain.SetMaximumMemory(16 * Mebi);
        Assert.Equal(16 * Mebi, _domain.MaximumMemoryBytes);
    }

    [Fact]
    public void Memory_statistics_are_in_bytes()
    {
        var found = _domain.GetMemoryStatistics();

        Assert.Equal(_domain.GetInfo().MemoryBytes, found[DomainMemoryStatTags.ActualBalloon]);
        Assert.Equal(8 * Mebi, found[DomainMemoryStatTags.Available]);
        _domain.SetMemoryStatisticsPeriod(TimeSpan.FromSeconds(2), DomainModificationImpact.Config);
    }

    [Fact]
    public void The_scheduler_tells_its_parameters_and_takes_them()
    {
        Assert.Equal("fair", _domain.SchedulerType);
        Assert.Equal(50, _domain.GetSchedulerParameters().GetInt64(ParameterNames.DomainSchedulerWeight));

        _domain.SetSchedulerParameters(new TypedParameters { { ParameterNames.DomainSchedulerWeight, 60U } });
        _domain.SetSchedulerParameters(new TypedParameters { { ParameterNames.DomainSchedulerWeight, 70U } }, DomainModificationImpact.Current);
        Assert.ThrowsAny<LibvirtException>(() => _domain.SetSchedulerParameters(new TypedParameters { { "no such", 1U } }));
        // libvirt adds a flag of its own here, which its own test driver does not know.
        Assert.ThrowsAny<LibvirtException>(() => _domain.GetSchedulerParameters(DomainModificationImpact.Current));
    }

    [Fact]
    public void Limits_of_memory_come_back_as_they_were_set()
    {
        _domain.SetMemoryParameters(new TypedParameters { { ParameterNames.DomainMemoryHardLimit, 20_480UL } });

        Assert.Equal(20_480UL, _domain.GetMemoryParameters().GetUInt64(ParameterNames.DomainMemoryHardLimit));
    }

    [Fact]
    public void Shares_of_block_devices_come_back_as_they_were_set()
    {
        _domain.SetBlockIoParameters(new TypedParameters { { ParameterNames.DomainBlkioWeight, 300U }, { ParameterNames.DomainBlkioDeviceWeight, "/dev/sda,200" } });

        var found = _domain.GetBlockIoParameters();

        Assert.Equal(300UL, found.GetUInt64(ParameterNames.DomainBlkioWeight));
        Assert.Equal("/dev/sda,200", found.GetString(ParameterNames.DomainBlkioDeviceWeight));
    }

    [Fact]
    public void Memory_nodes_come_back_as_they_were_set()
    {
        _domain.Destroy();
        _domain.SetNumaParameters(new TypedParameters { { ParameterNames.DomainNumaNodeset, "0-1" } }, DomainModificationImpact.Config);

        Assert.Equal("0-1", _domain.GetNumaParameters(DomainModificationImpact.Config).GetString(ParameterNames.DomainNumaNodeset));
    }

    [Fact]
    public void Limits_of_a_disk_come_back_as_they_were_set()
    {
        var limits = new TypedParameters
        {
            { ParameterNames.DomainBlockIotuneTotalBytesSec, 10 * Mebi },
            { ParameterNames.DomainBlockIotuneTotalBytesSecMax, 20 * Mebi },
        };

        _domain.SetBlockLimits("vda", limits);

        Assert.Equal(10 * Mebi, _domain.GetBlockLimits("vda").GetUInt64(ParameterNames.DomainBlockIotuneTotalBytesSec));
        Assert.ThrowsAny<LibvirtException>(() => _domain.GetBlockLimits("vdz"));
    }

    [Fact]
    public void Limits_of_an_interface_come_back_as_they_were_set()
    {
        _domain.SetInterfaceParameters("own-tap", new TypedParameters { { ParameterNames.DomainBandwidthInAverage, 1000U } });

        Assert.Equal(1000UL, _domain.GetInterfaceParameters("own-tap").GetUInt64(ParameterNames.DomainBandwidthInAverage));
    }

    [Fact]
    public void Performance_events_come_back_as_they_were_set()
    {
        _domain.SetPerformanceEvents(new TypedParameters { { ParameterNames.PerformanceParamCpuMigrations, true } });

        Assert.True(_domain.GetPerformanceEvents().GetBoolean(ParameterNames.PerformanceParamCpuMigrations));
    }

    [Fact]
    public void The_guests_ends_are_given_a_meaning()
    {
        _domain.SetLifecycleAction(DomainLifecycle.Reboot, DomainLifecycleAction.Destroy, DomainModificationImpact.Config);

        Assert.Contains("<on_reboot>destroy</on_reboot>", _domain.GetXml(DomainXmlFlags.Inactive), StringComparison.Ordinal);
    }
}
