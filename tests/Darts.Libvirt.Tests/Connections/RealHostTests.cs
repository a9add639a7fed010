namespace Darts.Libvirt.Tests.Connections;

/// <summary>This host, through a real daemon: what the numbers are differs, what they mean does not.</summary>
[Collection(HostDaemonTests.Name)]
public sealed class RealHostTests(HostDaemonFixture fixture)
{
    [Fact]
    public void Processors_and_memory_agree_with_the_kernel()
    {
        var connection = fixture.Connection;
        var memory = connection.GetMemoryStatistics(0);

        Assert.Equal(connection.GetCpuMap().OnlineCount, connection.GetNodeInfo().Cpus);
        Assert.True(memory.TotalBytes > 256UL << 20);
        Assert.True(memory.FreeBytes < memory.TotalBytes);
        Assert.True(connection.GetCpuStatistics().Idle > TimeSpan.Zero);
        Assert.True(Assert.Single(connection.GetFreeMemoryOfCells(0, 1)) > 0);
        Assert.Equal([(0, 4096UL), (0, 2UL << 20)], connection.GetFreePages([4096, 2 << 20]).Select(p => (p.Cell, p.PageSizeBytes)));
        Assert.True(connection.GetMaximumVirtualCpus("qemu") > 1);
    }

    [Fact]
    public void Reserving_no_pages_more_changes_nothing_and_is_done()
    {
        var huge = fixture.Connection.GetFreePages([2 << 20])[0].Count;

        Assert.Equal(1, fixture.Connection.AllocatePages(new Dictionary<ulong, ulong> { [2 << 20] = 0 }));
        Assert.Equal(1, fixture.Connection.AllocatePages(new Dictionary<ulong, ulong> { [2 << 20] = 0 }, 0, 1));

        Assert.Equal(huge, fixture.Connection.GetFreePages([2 << 20])[0].Count);
    }

    [Fact]
    public void Memory_parameters_are_read_and_set_back()
    {
        var connection = fixture.Connection;
        var before = connection.GetMemoryParameters();
        Assert.SkipUnless(before.ContainsKey(ParameterNames.NodeMemorySharedPagesToScan), "This kernel does not share pages.");
        var pages = (uint)before.GetUInt64(ParameterNames.NodeMemorySharedPagesToScan)!.Value;

        connection.SetMemoryParameters(new TypedParameters { { ParameterNames.NodeMemorySharedPagesToScan, pages } });

        Assert.Equal(pages, connection.GetMemoryParameters().GetUInt64(ParameterNames.NodeMemorySharedPagesToScan));
        Assert.Equal(
            ErrorCode.InvalidArg,
            Assert.ThrowsAny<LibvirtException>(() => connection.SetMemoryParameters(
                new TypedParameters { { ParameterNames.NodeMemorySharedPagesToScan, "many" } })).Code);
    }

    [Fact]
    public void The_hypervisors_own_CPUs_are_compared_and_reduced()
    {
        var connection = fixture.Connection;
        const string Cpu = "<cpu mode='custom' match='exact'><model>qemu64</model></cpu>";

        var result = connection.CompareHypervisorCpu(Cpu, architecture: "x86_64", virtualizationType: "qemu");
        Assert.True(result is CpuCompareResult.Superset or CpuCompareResult.Identical, $"{result}");
        var baseline = connection.GetBaselineHypervisorCpu(
            ["<cpu mode='custom' match='exact'><model>Nehalem</model></cpu>", Cpu], architecture: "x86_64", virtualizationType: "qemu");
        Assert.Contains("<model fallback='forbid'>", baseline, StringComparison.Ordinal);
        Assert.NotEqual(CpuCompareResult.Error, connection.CompareCpu("<cpu><arch>x86_64</arch><model>486</model></cpu>"));
        Assert.Equal(
            ErrorCode.CpuIncompatible,
            Assert.ThrowsAny<LibvirtException>(() => connection.CompareCpu(
                "<cpu mode='custom' match='exact'><model>486</model><feature policy='require' name='3dnow'/></cpu>",
                CompareCpuFlags.FailIncompatible)).Code);
    }

    [Fact]
    public void Security_is_told_apart_and_an_identity_of_others_can_be_taken()
    {
        var connection = fixture.Connection;
        Assert.NotNull(connection.GetSecurityModel().Name);
        using var other = Connection.Open(fixture.Daemon.Uri);
        other.SetIdentity(new TypedParameters { { ParameterNames.ConnectIdentityUserName, "jane" } });
        Assert.NotEmpty(other.HostName);
        Assert.ThrowsAny<LibvirtException>(() => other.SetIdentity(new TypedParameters { { "no such thing", "x" } }));
    }

    [Fact]
    public void Memory_encryption_is_refused_where_there_is_none()
    {
        var error = Assert.ThrowsAny<LibvirtException>(() => fixture.Connection.GetSevInfo());
        Assert.Equal(("virNodeGetSEVInfo", ErrorCode.OperationUnsupported), (error.Function, error.Code));
    }
}
