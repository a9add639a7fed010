namespace Darts.Web.Tests.Running;

/// <summary>One portal without a hypervisor for all tests of a class that change nothing in it.</summary>
public sealed class PortalFixture : IAsyncDisposable
{
    internal RunningPortal Portal { get; } = RunningPortal.Start();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
