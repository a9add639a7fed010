namespace Darts.Domain.Tests.Live.Crashes;

public sealed class ChangeCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    [Fact]
    public Task A_portal_that_dies_while_it_changes_or_ends_a_session_has_said_what_is_to_become_of_it() => ChainAsync(
        ("extend", "deadline moved", Then.RunsLonger),
        ("rename", "label written", Then.RunsRenamed),
        ("restart", "guest reset", Then.Runs),
        ("end", "session marked as ended", Then.Gone),
        ("end", "power button pressed", Then.Gone),
        ("end", "domain switched off", Then.Gone),
        ("end", "domain undefined", Then.Gone),
        ("end", "disk deleted", Then.Gone),
        ("one-shot", "one-shot console marked as opened", Then.Gone),
        ("one-shot", "one-shot session marked as ended", Then.Gone),
        ("one-shot", "domain switched off", Then.Gone));
}
