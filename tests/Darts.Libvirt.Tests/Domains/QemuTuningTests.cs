using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Domains;

public sealed class QemuTuningTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private const ulong Mebi = 1024 * 1024;

    [Fact]
    public void Processors_are_plugged_in()
    {
        using var guest = new QemuGuest(fixture, settings: "<memory unit='MiB'>64</memory><vcpu current='1'>3</vcpu>");

        guest.Domain.SetVirtualCpuCount(2);
        Assert.Equal(2, guest.Domain.GetVirtualCpuCount());
        guest.Domain.SetVirtualCpus(new CpuSet(2), enabled: true, DomainModificationImpact.Live);
        Assert.Equal([0, 1, 2], guest.Domain.GetVirtualCpus().Select(c => c.Number));
        Assert.Equal(3, guest.Domain.MaximumVirtualCpus);
        guest.Domain.PinVirtualCpu(1, new CpuSet(0), DomainModificationImpact.Live);
        Assert.Equal([0], guest.Domain.GetVirtualCpus()[1].Affinity);
        Assert.Equal([0], guest.Domain.GetVirtualCpuPins(DomainModificationImpact.Live)[1]);
    }

    [Fact]
    public void The_definition_may_differ_from_the_running_guest()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.SetVirtualCpuCount(5, DomainVcpuFlags.Config | DomainVcpuFlags.Maximum);
        guest.Domain.SetMemory(96 * Mebi, DomainMemoryModFlags.Config | DomainMemoryModFlags.Maximum);

        Assert.Equal(1, guest.Domain.GetVirtualCpuCount(DomainVcpuFlags.Live | DomainVcpuFlags.Maximum));
        Assert.Equal(5, guest.Domain.GetVirtualCpuPins(DomainModificationImpact.Config).Count);
        Assert.Equal(64 * Mebi, guest.Domain.MaximumMemoryBytes);
        Assert.Contains($"{96 * 1024}</memory>", guest.Domain.GetXml(DomainXmlFlags.Inactive), StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_statistics_and_the_balloon_are_in_bytes()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.SetMemoryStatisticsPeriod(TimeSpan.FromSeconds(1), DomainModificationImpact.Live);
        guest.Domain.SetMemory(48 * Mebi);
        var found = guest.Domain.GetMemoryStatistics();

        Assert.InRange(found[DomainMemoryStatTags.ActualBalloon], 48 * Mebi, 64 * Mebi);
        Assert.True(found[DomainMemoryStatTags.Rss] > Mebi);
    }

    [Fact]
    public void Limits_of_a_disk_reach_qemu()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.SetBlockLimits(
            "vda",
            new TypedParameters { { ParameterNames.DomainBlockIotuneTotalBytesSec, 5 * Mebi }, { ParameterNames.DomainBlockIotuneGroupName, "mine" } },
            DomainModificationImpact.Live);

        var found = guest.Domain.GetBlockLimits("vda", DomainModificationImpact.Live);
        Assert.Equal(5 * Mebi, found.GetUInt64(ParameterNames.DomainBlockIotuneTotalBytesSec));
        Assert.Equal("mine", found.GetString(ParameterNames.DomainBlockIotuneGroupName));
        Assert.Contains($"bps={5 * Mebi}", guest.Domain.MonitorCommand("info block", DomainQemuMonitorCommandFlags.Hmp), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_for_disks_is_added_tuned_and_removed()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.AddIoThread(4, DomainModificationImpact.Live);
        guest.Domain.PinIoThread(4, new CpuSet(0), DomainModificationImpact.Live);
        guest.Domain.SetIoThreadParameters(4, new TypedParameters { { ParameterNames.DomainIoThreadPollMaxNs, 12_345UL } }, DomainModificationImpact.Live);

        Assert.Equal(new IoThreadInfo(4, new CpuSet(0)), Assert.Single(guest.Domain.GetIoThreads()));
        var stats = Assert.Single(Domain.GetStatistics([guest.Domain], DomainStatisticsTypes.IoThread));
        Assert.Equal(12_345UL, stats.Values.GetUInt64("iothread.4.poll-max-ns"));
        guest.Domain.DeleteIoThread(4, DomainModificationImpact.Live);
        Assert.Empty(guest.Domain.GetIoThreads());
    }

    [Fact]
    public void Some_domains_tell_their_statistics_in_one_call()
    {
        using var one = new QemuGuest(fixture);
        using var other = new QemuGuest(fixture);
        using var third = new QemuGuest(fixture);

        var found = Domain.GetStatistics([one.Domain, other.Domain], DomainStatisticsTypes.Balloon | DomainStatisticsTypes.State);

        Assert.Equal(new[] { one.Domain.Uuid, other.Domain.Uuid }.Order(), found.Select(s => s.Uuid).Order());
        Assert.All(found, s => Assert.Equal(64UL * 1024, s.Values.GetUInt64("balloon.maximum")));
        Assert.Empty(Domain.GetStatistics([]));
    }

    [Fact]
    public void A_host_without_control_groups_refuses_to_tune_a_running_guest_and_keeps_the_definition()
    {
        using var guest = new QemuGuest(fixture);
        var shares = new TypedParameters { { ParameterNames.DomainSchedulerCpuShares, 2000UL } };

        guest.Domain.SetSchedulerParameters(shares, DomainModificationImpact.Config);

        Assert.Equal(2000UL, guest.Domain.GetSchedulerParameters(DomainModificationImpact.Config).GetUInt64(ParameterNames.DomainSchedulerCpuShares));
        Assert.Throws<OperationInvalidException>(() => guest.Domain.SetSchedulerParameters(shares, DomainModificationImpact.Live));
        Assert.ThrowsAny<LibvirtException>(() => guest.Domain.GetCpuStatistics());
    }

    [Fact]
    public void What_taints_a_guest_is_told()
    {
        using var guest = new QemuGuest(fixture);
        Assert.Empty(guest.Domain.GetMessages());

        guest.Domain.MonitorCommand("info status", DomainQemuMonitorCommandFlags.Hmp);

        Assert.NotEmpty(guest.Domain.GetMessages(DomainMessageType.Tainting));
        Assert.Empty(guest.Domain.GetMessages(DomainMessageType.Deprecation));
        Assert.Empty(guest.Domain.GetSecurityLabel().Label);
        Assert.False(guest.Domain.IsUpdated);
    }

    [Fact]
    public void The_dirty_rate_is_measured()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.MeasureDirtyRate(TimeSpan.FromSeconds(1));

        var stats = Assert.Single(Domain.GetStatistics([guest.Domain], DomainStatisticsTypes.DirtyRate));
        Assert.Equal(1, stats.Values.GetInt64("dirtyrate.calc_period"));
    }

    [Fact]
    public void A_domain_document_becomes_a_command_line()
    {
        var command = fixture.Connection.ConvertToNative("qemu-argv", Documents.Qemu("converted"));

        Assert.Contains("guest=converted", command, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.NoSupport, Assert.ThrowsAny<LibvirtException>(() => fixture.Connection.ConvertFromNative("qemu-argv", command)).Code);
        Assert.ThrowsAny<LibvirtException>(() => fixture.Connection.AttachQemu(Environment.ProcessId));
    }
}
