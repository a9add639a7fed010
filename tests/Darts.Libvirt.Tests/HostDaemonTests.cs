namespace Darts.Libvirt.Tests;

/// <summary>The tests that share one <see cref="HostDaemonFixture"/>, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class HostDaemonTests : ICollectionFixture<HostDaemonFixture>
{
    internal const string Name = "host daemon";
}
