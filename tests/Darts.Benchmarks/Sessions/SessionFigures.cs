using System.Diagnostics;
using System.Globalization;
using Darts.Domain;
using Darts.Domain.Exercise;
using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Darts.Benchmarks.Sessions;

/// <summary>Measures what sessions cost: many at once, a round of reconciliation over a thousand, an overlay; each against a peer of the same run.</summary>
internal static class SessionFigures
{
    private const int AtOnce = 50;
    private const int Thousand = 1000;
    private const int Rounds = 21;

    public static async Task RunAsync()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync();
        await ReconcileAsync(libvirtd.Directory);
        await CreateAsync(libvirtd);
    }

    /// <summary>A round over a thousand sessions, and over one.</summary>
    private static async Task ReconcileAsync(string folder)
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, "fake")).FullName;
        foreach (var count in new[] { 1, Thousand })
        {
            using var site = Build("test://" + FakeSessionsFile.Write(folder, directory + "-overlays", count), directory);
            var host = site.Services.GetRequiredService<HypervisorHost>();
            host.Start();
            await host.WaitUntilConnectedAsync(default);
            var domains = site.Services.GetRequiredService<SessionDomains>();
            var reconciliation = new Reconciliation(new SessionOptions());
            var first = await TimeAsync(RoundAsync);
            var times = new List<double>();
            for (var i = 0; i < Rounds; i++)
                times.Add(await TimeAsync(RoundAsync));
            Console.WriteLine($"a round over {count} sessions: {Milli(times.Order().ElementAt(Rounds / 2))} (the first, which reads their documents: {Milli(first)})");

            async Task RoundAsync()
            {
                var now = DateTimeOffset.UtcNow;
                var observed = await domains.ListAsync(default);
                var kept = observed.Count(s => reconciliation.Decide(s, now) == SessionAction.Keep && s.ToSession(now, TimeSpan.FromMinutes(5)).Phase == SessionPhase.Ready);
                if (kept != count)
                    throw new InvalidOperationException($"{kept} of {count} sessions were seen.");
            }
        }
    }

    private static async Task CreateAsync(PrivateLibvirtd libvirtd)
    {
        var directory = Path.Combine(libvirtd.Directory, "figures");
        foreach (var name in new[] { "machines", "catalogue" })
            Directory.CreateDirectory(Path.Combine(directory, name));
        var master = Path.Combine(directory, "machines", "blank.img");
        await File.WriteAllBytesAsync(master, new byte[1 << 20]);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "catalogue", "blank.json"), """{ "title": "Blank", "image": "blank.img", "format": "raw", "network": { "kind": "none" }, "memoryMiB": { "minimum": 32, "default": 64 } }""");
        using var site = Build(libvirtd.Uri, directory);
        await site.StartAsync();
        var shell = new ShellPeer(libvirtd.Uri, directory, master);
        Console.WriteLine($"an overlay: {await OverlayAsync(site, shell)}");

        var control = site.Services.GetRequiredService<SessionControl>();
        var view = site.Services.GetRequiredService<SessionView>();
        var clock = Stopwatch.GetTimestamp();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => control.CreateAsync(Request(i), default))));
        var answered = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var lost = outcomes.Count(o => o.Session is null);
        foreach (var refusal in outcomes.Select(o => o.Refusal?.Message).OfType<string>().Distinct())
            Console.WriteLine(refusal);
        await Eventually.TrueAsync(
            () => view.All.Count(s => s.Phase == SessionPhase.Ready) == AtOnce - lost, "all are ready", TimeSpan.FromMinutes(5));
        var ready = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        shell.Learn(view.All[0].Name);
        await site.Services.GetRequiredService<SiteCleanup>().RunAsync(default);
        var peer = await TimeAsync(() => shell.StartAsync(AtOnce));
        Console.WriteLine($"{AtOnce} sessions asked for at once: answered after {Milli(answered)}, all ready after {Milli(ready)}, {lost} lost; qemu-img, virsh define and virsh start for each: {Milli(peer)} ({peer / ready:0.00} times as long)");
        await site.StopAsync();
    }

    /// <summary>What one overlay costs through libvirt and as a process, taking turns.</summary>
    private static async Task<string> OverlayAsync(IHost site, ShellPeer shell)
    {
        var host = site.Services.GetRequiredService<HypervisorHost>();
        var disks = site.Services.GetRequiredService<SessionDisks>();
        await Eventually.TrueAsync(() => host.Status.IsAvailable, "the host is available", TimeSpan.FromMinutes(1));
        var (ours, theirs) = (new List<double>(), new List<double>());
        var backing = new BackingStoreXml { Path = shell.Master, Format = "raw" };
        for (var i = 0; i < Rounds; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"figure-{i}");
            ours.Add(await TimeAsync(() => host.JobAsync(c => disks.Create(c, name, SessionNaming.OverlayName(name), backing, 1 << 20), default)));
            theirs.Add(await TimeAsync(() => shell.OverlayAsync("shell-" + name)));
        }

        var (mine, peer) = (ours.Order().ElementAt(Rounds / 2), theirs.Order().ElementAt(Rounds / 2));
        return $"{Milli(mine)} through libvirt, {Milli(peer)} by a qemu-img process ({peer / mine:0.00} times as long)";
    }

    private static IHost Build(string uri, string directory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddSite(uri, directory);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Darts:Limits:Sessions"] = "1000" });
        builder.Services.AddDartsDomain(builder.Configuration);
        return builder.Build();
    }

    private static SessionRequest Request(int user) => new(FakeSessionsFile.Owner(user), "blank", 1, 64, TimeSpan.FromHours(1));

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    private static string Milli(double seconds) => seconds.ToString(seconds < 10 ? "0.000 's'" : "0.0 's'", CultureInfo.InvariantCulture);
}
