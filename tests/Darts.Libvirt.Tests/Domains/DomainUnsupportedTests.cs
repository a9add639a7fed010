using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt.Tests.Domains;

/// <summary>What no driver on this machine can do is refused by the driver, so the call got there with its arguments.</summary>
public sealed class DomainUnsupportedTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainUnsupportedTests() => _domain = _host.Connection.LookupDomain("test");

    public static TheoryData<string, Action<Domain>> Calls => new()
    {
        { "virDomainPMSuspendForDuration", d => d.Sleep(NodeSuspendTarget.Mem) },
        { "virDomainPMWakeup", d => d.WakeUp() },
        { "virDomainFDAssociate", d => d.AssociateFiles("group", Files()) },
        { "virDomainSetLaunchSecurityState", d => d.SetLaunchSecurityState(new TypedParameters { { ParameterNames.DomainLaunchSecuritySevSecret, "x" } }) },
        { "virDomainMigrateStartPostCopy", d => d.StartPostCopy() },
        { "virDomainLxcOpenNamespace", d => d.OpenContainerNamespaces() },
        { "virDomainGetSecurityLabelList", d => d.GetSecurityLabels() },
        { "virDomainQemuMonitorCommandWithFiles", d => d.MonitorCommand("{}", Files()) },
    };

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public void A_driver_that_cannot_says_so(string function, Action<Domain> call)
    {
        var error = Assert.ThrowsAny<LibvirtException>(() => call(_domain));

        Assert.Equal((function, ErrorCode.NoSupport), (error.Function, error.Code));
    }

    private static SafeFileHandle[] Files() => [File.OpenHandle("/dev/null")];
}
