namespace Darts.Domain.Tests.Live.Crashes;

public sealed class StartCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    [Fact]
    public Task A_portal_that_dies_while_it_starts_or_keeps_house_starts_again() => ChainAsync(
        ("rounds", "pool defined", null),
        ("rounds", "pool started", null),
        ("rounds", "orphan deleted", null),
        ("rounds", "catalogue inspected", null));
}
