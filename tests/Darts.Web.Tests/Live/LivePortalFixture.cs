using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Testing;
using Darts.Web.Tests.Live;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(LivePortalFixture))]

namespace Darts.Web.Tests.Live;

/// <summary>One portal over a libvirtd of the suite's own, with one machine: a disk that halts as soon as it boots.</summary>
public sealed class LivePortalFixture : IAsyncDisposable
{
    private readonly Lazy<Task<(PrivateLibvirtd Libvirtd, RunningPortal Portal)>> _site = new(StartAsync);

    internal async Task<RunningPortal> GetAsync() => (await _site.Value).Portal;

    /// <summary>The settings of a portal over the same libvirtd and the same machine.</summary>
    internal async Task<(string Key, string Value)[]> SettingsAsync() => Settings((await _site.Value).Libvirtd);

    public async ValueTask DisposeAsync()
    {
        if (!_site.IsValueCreated)
            return;
        var (libvirtd, portal) = await _site.Value;
        await portal.DisposeAsync();
        await libvirtd.DisposeAsync();
    }

    private static async Task<(PrivateLibvirtd Libvirtd, RunningPortal Portal)> StartAsync()
    {
        var libvirtd = await PrivateLibvirtd.StartAsync();
        foreach (var folder in new[] { "machines", "overlays", "catalogue" })
            Directory.CreateDirectory(Path.Combine(libvirtd.Directory, folder));
        WriteHaltingDisk(Path.Combine(libvirtd.Directory, "machines", "halt.img"));
        await File.WriteAllTextAsync(
            Path.Combine(libvirtd.Directory, "catalogue", "halt.json"),
            """{ "title": "Halt <b>now</b>", "image": "halt.img", "format": "raw", "picture": "halt.svg", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        await File.WriteAllTextAsync(
            Path.Combine(libvirtd.Directory, "catalogue", "halt.svg"),
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        var portal = RunningPortal.Start(null, Settings(libvirtd));
        await Eventually.TrueAsync(
            () => portal.Services.GetRequiredService<HypervisorHost>().Status.IsAvailable
                && portal.Services.GetRequiredService<Catalogue>().Find("halt") is { Problem: null },
            "the portal has its hypervisor and its machine");
        return (libvirtd, portal);
    }

    private static (string Key, string Value)[] Settings(PrivateLibvirtd libvirtd) =>
    [
        ("Darts:Host:Uri", libvirtd.Uri),
        ("Darts:Storage:MachinesPath", Path.Combine(libvirtd.Directory, "machines")),
        ("Darts:Storage:OverlaysPath", Path.Combine(libvirtd.Directory, "overlays")),
        ("Darts:Storage:MinimumFreeMiB", "0"),
        ("Darts:Catalogue:Directory", Path.Combine(libvirtd.Directory, "catalogue")),
        ("Darts:Network:Default", "User"),
        ("Darts:Sessions:ShutdownGrace", "00:00:00.5"),
        ("Darts:Sessions:ReconcileInterval", "00:00:00.5"),
        ("Darts:Limits:Cores", "1"),
        ("Darts:Limits:MemoryMiB", "64"),
        ("Darts:Limits:Sessions", "100"),
        ("Darts:Limits:MemoryFraction", "10"),
    ];

    // sti; hlt; jmp back: no work for the host.
    private static void WriteHaltingDisk(string path)
    {
        var disk = new byte[1 << 20];
        ((ReadOnlySpan<byte>)[0xFB, 0xF4, 0xEB, 0xFD]).CopyTo(disk);
        (disk[510], disk[511]) = (0x55, 0xAA);
        File.WriteAllBytes(path, disk);
    }
}
