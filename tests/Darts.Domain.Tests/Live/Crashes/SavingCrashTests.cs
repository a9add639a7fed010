namespace Darts.Domain.Tests.Live.Crashes;

public sealed class SavingCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    [Fact]
    public Task A_portal_that_dies_while_it_makes_a_machine_of_a_session_leaves_a_whole_machine_in_the_end() => ChainAsync(
        ("save", "session marked to be saved", Then.Saved),
        ("save", "domain switched off to be kept", Then.Saved),
        ("save", "conversion domain started", Then.Saved),
        ("save", "volume for an image made", Then.Saved),
        ("save", "conversion begun", Then.Saved),
        ("save", "conversion complete", Then.Saved),
        ("save", "conversion domain ended", Then.Saved),
        ("save", "image sealed", Then.Saved),
        ("save", "catalogue entry written", Then.Saved),
        ("save", "session saved", Then.Saved));
}
