namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainCpuTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainCpuTests()
    {
        _domain = _host.Connection.DefineDomain(Documents.Test("cpus"));
        _domain.Start();
    }

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Processors_are_counted_and_changed()
    {
        Assert.Equal(4, _domain.MaximumVirtualCpus);
        Assert.Equal(4, _domain.GetVirtualCpuCount());

        _domain.SetVirtualCpuCount(2);
        _domain.SetVirtualCpuCount(3, DomainVcpuFlags.Config);

        Assert.Equal(2, _domain.GetVirtualCpuCount(DomainVcpuFlags.Live));
        Assert.Equal(3, _domain.GetVirtualCpuCount(DomainVcpuFlags.Config));
        Assert.Equal(4, _domain.GetVirtualCpuCount(DomainVcpuFlags.Config | DomainVcpuFlags.Maximum));
        Assert.Throws<OverflowException>(() => _domain.SetVirtualCpuCount(-1));
    }

    [Fact]
    public void A_pinned_processor_says_where()
    {
        _domain.PinVirtualCpu(1, new CpuSet(0));
        _domain.PinVirtualCpu(2, new CpuSet(1), DomainModificationImpact.Current);

        var cpus = _domain.GetVirtualCpus();
        var pins = _domain.GetVirtualCpuPins();

        Assert.Equal([0, 1, 2, 3], cpus.Select(c => c.Number));
        Assert.All(cpus, c => Assert.Equal(VcpuState.Running, c.State));
        Assert.Equal([0], cpus[1].Affinity);
        Assert.Equal([1], cpus[2].Affinity);
        Assert.True(cpus[0].Affinity.Count > 1);
        Assert.Equal(cpus.Select(c => c.Affinity), pins);
    }

    [Fact]
    public void The_emulator_is_pinned()
    {
        _domain.PinEmulator(new CpuSet(0, 1));

        Assert.Equal([0, 1], _domain.GetEmulatorPin());
    }

    [Fact]
    public void Threads_for_disks_come_and_go()
    {
        _domain.AddIoThread(7);
        _domain.PinIoThread(7, new CpuSet(1));
        _domain.SetIoThreadParameters(7, new TypedParameters { { ParameterNames.DomainIoThreadPollMaxNs, 50_000UL } }, DomainModificationImpact.Live);

        Assert.Equal([1U, 2U, 7U], _domain.GetIoThreads().Select(t => t.Id).Order());
        Assert.Equal([1], _domain.GetIoThreads().Single(t => t.Id == 7).Affinity);
        _domain.DeleteIoThread(7);
        Assert.Equal([1U, 2U], _domain.GetIoThreads().Select(t => t.Id).Order());
    }

    [Fact]
    public void Processor_time_is_told_in_all_and_by_processor_of_the_host()
    {
        var total = _domain.GetCpuStatistics();
        var each = _domain.GetCpuStatisticsByCpu();

        Assert.True(total.GetUInt64(ParameterNames.DomainCpuStatsCputime) > 0);
        Assert.NotEmpty(each);
        Assert.All(each, c => Assert.NotNull(c.GetUInt64(ParameterNames.DomainCpuStatsVcputime)));
    }
}
