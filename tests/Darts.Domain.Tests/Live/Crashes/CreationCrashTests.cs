namespace Darts.Domain.Tests.Live.Crashes;

public sealed class CreationCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    [Fact]
    public Task A_portal_that_dies_while_it_makes_a_session_leaves_a_whole_one_or_none() => ChainAsync(
        ("create", "session admitted", Then.Gone),
        ("create", "machines pool refreshed", Then.Gone),
        ("create", "master image looked at", Then.Gone),
        ("create", "disk made", Then.Gone),
        ("create", "domain defined", Then.Gone),
        ("create", "domain started", Then.Gone),
        ("create", "session marked as started", Then.Runs));
}
