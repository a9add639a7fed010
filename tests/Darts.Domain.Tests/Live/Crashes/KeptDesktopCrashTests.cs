namespace Darts.Domain.Tests.Live.Crashes;

public sealed class KeptDesktopCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    [Fact]
    public Task A_portal_that_dies_over_a_kept_desktop_loses_nothing_of_it() => ChainAsync(
        ("stop", "session marked as stopped", Then.Stopped),
        ("stop", "power button pressed", Then.Stopped),
        ("stop", "domain switched off to be kept", Then.Stopped),
        ("start", "session marked as wanted again", Then.Stopped),
        ("start", "domain started again", Then.Runs),
        ("reset", "session marked for a reset", Then.Stopped),
        ("reset", "domain switched off to be kept", Then.Stopped),
        ("reset", "disk to be reset deleted", Then.Stopped),
        ("reset", "disk made", Then.Stopped),
        ("reset", "disk reset", Then.Stopped));
}
