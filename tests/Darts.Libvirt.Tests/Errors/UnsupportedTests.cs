namespace Darts.Libvirt.Tests.Errors;

/// <summary>Calls that no driver here can answer, or that no test may let happen, get as far as a driver that says so.</summary>
public sealed class UnsupportedTests : IDisposable
{
    private static readonly Dictionary<string, Action<Connection>> s_calls = new()
    {
        ["virNodeSuspendForDuration"] = c => c.SuspendHost(NodeSuspendTarget.Mem, TimeSpan.FromMinutes(1)),
        ["virNodeAllocPages"] = c => c.AllocatePages(new Dictionary<ulong, ulong> { [2 << 20] = 1 }),
        ["virNodeGetSEVInfo"] = c => c.GetSevInfo(),
        ["virStoragePoolLookupByTargetPath"] = c => c.LookupStoragePoolByTargetPath("/default-pool"),
        ["virNodeGetMemoryStats"] = c => c.GetMemoryStatistics(),
        ["virNodeGetMemoryParameters"] = c => c.GetMemoryParameters(),
        ["virNodeSetMemoryParameters"] = c => c.SetMemoryParameters(new TypedParameters { { ParameterNames.NodeMemorySharedPagesToScan, 1u } }),
        ["virConnectSetIdentity"] = c => c.SetIdentity([]),
        ["virConnectCompareHypervisorCPU"] = c => c.CompareHypervisorCpu("<cpu/>"),
        ["virConnectBaselineHypervisorCPU"] = c => c.GetBaselineHypervisorCpu(["<cpu/>"]),
        ["virConnectGetStoragePoolCapabilities"] = c => c.GetStoragePoolCapabilities(),
        ["virConnectListAllSecrets"] = c => c.ListSecrets(),
        ["virConnectNumOfSecrets"] = c => c.ListSecretUuids(),
        ["virSecretDefineXML"] = c => c.DefineSecret("<secret/>"),
        ["virConnectListAllNWFilters"] = c => c.ListNetworkFilters(),
        ["virNWFilterDefineXML"] = c => c.DefineNetworkFilter("<filter/>", NetworkFilterDefineFlags.None),
        ["virNWFilterDefineXMLFlags"] = c => c.DefineNetworkFilter("<filter/>"),
        ["virConnectListAllNWFilterBindings"] = c => c.ListNetworkFilterBindings(),
        ["virNWFilterBindingCreateXML"] = c => c.CreateNetworkFilterBinding("<filterbinding/>"),
        ["virNodeDeviceDefineXML"] = c => c.DefineNodeDevice("<device/>"),
    };

    private readonly FakeHost _host = new();

    public static TheoryData<string> Functions => [.. s_calls.Keys];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_driver_that_cannot_says_so(string function)
    {
        var error = Assert.ThrowsAny<LibvirtException>(() => s_calls[function](_host.Connection));
        Assert.Equal((function, ErrorCode.NoSupport), (error.Function, error.Code));
    }
}
