using System.Diagnostics;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Crashes;

/// <summary>
/// The portal is killed right after each named step of all that it does, and started again: no session is lost, and nothing is left
/// of what never became one. Each chain of portals has a site of its own, and each portal of a chain starts over what the one before left.
/// </summary>
public abstract class CrashChain(LibvirtdFixture libvirtd)
{
    private protected static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private protected enum Then
    {
        /// <summary>Nothing is left.</summary>
        Gone,

        /// <summary>It runs.</summary>
        Runs,

        /// <summary>It runs, three hours longer.</summary>
        RunsLonger,

        /// <summary>It runs under its new name.</summary>
        RunsRenamed,

        /// <summary>It stands still, with its disk.</summary>
        Stopped,

        /// <summary>It stands still, and there is a machine that was made of it.</summary>
        Saved,
    }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected async Task ChainAsync(params (string Scenario, string Step, Then? Then)[] chain)
    {
        var (daemon, directory) = await PrepareAsync();
        var expected = new Dictionary<Guid, Then>();
        foreach (var (scenario, step, then) in chain)
        {
            if (step == "orphan deleted")
                LeaveOrphan(daemon, directory);
            if (await RunAsync(daemon, directory, scenario, step) is { } id)
                expected[id] = then!.Value;
        }

        Assert.Equal(chain.Count(c => c.Then is not null), expected.Count);
        // So short that what is left goes soon.
        var site = await Site.StartAsync(daemon, directory, ("Darts:Sessions:OrphanGrace", "00:00:03"), ("Darts:Sessions:OneShotGrace", "00:00:00"));
        try
        {
            await LeavesAsync(site, expected);
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }

        // And everything still works, with time enough for it.
        await using var next = await site.StartAgainAsync();
        Assert.Equal(SessionPhase.Ready, (await next.CreateAsync("bob")).Phase);
    }

    private static async Task LeavesAsync(Site site, Dictionary<Guid, Then> expected)
    {
        foreach (var (id, then) in expected)
        {
            try
            {
                await Eventually.TrueAsync(() => Is(site, id, then), $"session {id} has come to be: {then}", s_patience);
            }
            catch (TimeoutException e)
            {
                throw new TimeoutException($"{e.Message} It is {site.View.Find(id, Some.Owner("alice"))}; the catalogue has {string.Join(", ", site.Get<Catalogue>().Machines)}.");
            }
        }

        var kept = expected.Where(e => e.Value != Then.Gone).Select(e => site.View.Find(e.Key, Some.Owner("alice"))!).ToList();
        await Eventually.TrueAsync(
            () => Directory.GetFiles(site.Overlays).Order().SequenceEqual(kept.Select(site.OverlayOf).Order()), "each session has its disk and nothing else is left", s_patience);
    }

    /// <summary>A site for portals to die in.</summary>
    private protected async Task<(PrivateLibvirtd Daemon, string Directory)> PrepareAsync()
    {
        var daemon = await libvirtd.GetAsync();
        var directory = Path.Combine(daemon.Directory, "crash-" + Guid.NewGuid().ToString("N")[..6]);
        BlankMachine.Install(directory);
        return (daemon, directory);
    }

    private static bool Is(Site site, Guid id, Then then)
    {
        var session = site.View.Find(id, Some.Owner("alice"));
        var moved = session?.Deadline - session?.CreatedAt;
        return then switch
        {
            Then.Gone => session is null && !site.HasDomain(id),
            Then.Runs => session?.Phase == SessionPhase.Ready,
            Then.RunsLonger => session?.Phase == SessionPhase.Ready && moved == TimeSpan.FromHours(4),
            Then.RunsRenamed => session is { Phase: SessionPhase.Ready, Label: "renamed" },
            Then.Saved => session is { Phase: SessionPhase.Stopped, Problem: null } && site.Get<Catalogue>().Find("saved-" + session.Name[^8..]) is { Problem: null },
            _ => session?.Phase == SessionPhase.Stopped && !site.IsToBeReset(id),
        };
    }

    private static void LeaveOrphan(PrivateLibvirtd daemon, string directory)
    {
        using var connection = Connection.Open(daemon.Uri);
        using var pool = connection.LookupStoragePool(Path.GetFileName(directory) + "-overlays");
        using var volume = pool.CreateVolume(new StorageVolumeXml { Name = "darts-alice-0badcafe.qcow2", Format = "qcow2", CapacityBytes = 1 << 20 }.ToXml().ToString());
        File.SetLastWriteTimeUtc(volume.Path, DateTime.UtcNow.AddHours(-1));
    }

    /// <summary>Runs a portal until it dies of the step.</summary>
    /// <returns>The session that it made, if it made one.</returns>
    private protected static async Task<Guid?> RunAsync(PrivateLibvirtd daemon, string directory, string scenario, string step, TimeSpan? patience = null)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Darts.Domain.Exercise.dll"), daemon.Uri, directory, scenario, step];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        try
        {
            await process.WaitForExitAsync(Token).WaitAsync(patience ?? s_patience, Token);
            Assert.True(process.ExitCode == 128 + 9, $"{scenario}, {step}: {await output}{await errors}");
            return Guid.TryParse((await output).Trim(), out var id) ? id : null;
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new TimeoutException($"The portal did not come to the step '{step}' of '{scenario}': {await output}{await errors}");
        }
    }
}
