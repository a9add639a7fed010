using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>With a libvirtd of its own: what a guest that hangs does to others is the question here, not to be the answer elsewhere.</summary>
public sealed class HungGuestTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_guest_that_hangs_holds_up_nobody_else()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync();
        await using var site = await Site.StartAsync(libvirtd, null, ("Darts:Balloon:Interval", "00:00:00.500"), ("Darts:Host:QueryDeadline", "00:00:02"));
        var hung = await site.CreateAsync();
        QemuProcess.Freeze(hung);
        try
        {
            using var domain = site.Connection.LookupDomain(hung.Id);
            await Eventually.TrueAsync(() => domain.GetControlInfo().State == DomainControlState.Occupied, "somebody waits for the guest that hangs", s_patience);
            Assert.Equal(SessionPhase.Ready, (await site.CreateAsync("bob")).Phase);
            // By then the question was given up, and its connection with it.
            await Eventually.TrueAsync(
                () =>
                {
                    Assert.True(site.Get<HypervisorHost>().Status.IsAvailable);
                    return domain.GetControlInfo().Duration > TimeSpan.FromSeconds(4);
                },
                "the guest has hung for longer than a question may take",
                s_patience);
            Assert.Equal(SessionPhase.Ready, (await site.CreateAsync("carol")).Phase);
        }
        finally
        {
            QemuProcess.Thaw(hung);
        }
    }
}
