using System.Diagnostics;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Darts.Domain.Tests.Live.Injection;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Crashes;

public sealed class InjectionCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    /// <summary>An appliance takes long without KVM, and longer on a busy machine.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_portal_that_dies_while_scripts_are_put_onto_a_disk_leaves_no_appliance_and_the_next_one_does_it_again()
    {
        var (daemon, directory) = await PrepareAsync();
        await PlainLinux.InstallAsync(directory);
        var overlays = directory + "-overlays/";
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Darts.Domain.Exercise.dll"), daemon.Uri, directory, "create-injected", "none"];
        using (var portal = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!)
        {
            await ApplianceProcess.OfAsync(overlays);
            portal.Kill();
            await portal.WaitForExitAsync(Token);
        }

        await Eventually.TrueAsync(() => ApplianceProcess.Find(overlays) is null, "the appliance ends with its portal", s_patience);
        await RunAsync(daemon, directory, "create-injected", "scripts injected", s_long);
        var id = await RunAsync(daemon, directory, "reset-injected", "disk reset to be written to", s_long);

        await using var site = await Site.StartAsync(daemon, directory, ("Darts:Sessions:OrphanGrace", "00:00:03"));
        await Eventually.TrueAsync(() => !site.IsToBeReset(id!.Value), "the reset is over", s_long);
        var session = await Eventually.GetAsync(
            () => site.View.Find(id!.Value, Some.Owner("alice")) is { Phase: SessionPhase.Stopped } seen ? seen : null, "the session stands still", s_patience);
        Assert.Equal([ScriptState.Given], session.Scripts.Select(s => s.State));
        using (var disk = await DiskContent.OfAsync(site.OverlayOf(session)))
            Assert.Equal("true", await disk.ReadAsync($"/var/lib/darts/{session.Id:N}/0/script"));
        await Eventually.TrueAsync(
            () => Directory.GetFiles(site.Overlays).All(file => Path.GetFileName(file).StartsWith(session.Name, StringComparison.Ordinal)), "nothing else is left", s_patience);
    }
}
