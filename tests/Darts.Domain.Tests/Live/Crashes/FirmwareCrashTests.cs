namespace Darts.Domain.Tests.Live.Crashes;

public sealed class FirmwareCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    [Fact]
    public Task A_portal_that_dies_over_a_session_with_UEFI_and_TPM_leaves_nothing_of_them() => ChainAsync(
        ("create-safe", "domain defined", Then.Gone),
        ("create-safe", "domain started", Then.Gone),
        ("end-safe", "domain switched off", Then.Gone),
        ("end-safe", "domain undefined", Then.Gone));
}
