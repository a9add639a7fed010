using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Darts.Libvirt.Tests.Interop;

public sealed partial class LeakTests
{
    private static readonly string[] s_exercised =
    [
        "Domains.DomainTests", "Domains.DomainIdentityTests", "Domains.DomainCpuTests", "Domains.DomainTuningTests", "Domains.DomainDeviceTests",
        "Domains.DomainGuestTests", "Domains.DomainSaveTests", "Domains.DomainSnapshotTests", "Domains.DomainCheckpointTests",
        "Domains.DomainUnsupportedTests", "Storage.StorageTests", "Storage.StorageObjectTests", "Networks.NetworkTests", "Networks.InterfaceTests",
        "Devices.NodeDeviceTests", "Connections.AuthenticationTests", "Connections.HostTests", "Errors.UnsupportedTests",
        "Events.EventTests", "Events.HostEventTests", "Events.EventCallbackTests",
        "Xml.HostileTextTests", "Xml.DocumentXmlTests",
    ];

    // These need a daemon that only root can start.
    private static readonly string[] s_exercisedByRoot =
    [
        "Networks.RealNetworkTests", "Filters.NetworkFilterTests", "Secrets.SecretTests", "Storage.RealStorageTests", "Devices.RealNodeDeviceTests",
        "Streams.TransferTests", "Streams.ConsoleStreamTests", "Events.QemuEventTests",
    ];

    private static readonly string[] s_kinds =
    [
        "virConnect", "virDomain", "virDomainSnapshot", "virDomainCheckpoint", "virStoragePool", "virStorageVol", "virNetwork", "virInterface",
        "virNodeDevice", "virStream",
    ];

    private static readonly string[] s_kindsOfRoot = ["virNetworkPort", "virNWFilter", "virNWFilterBinding", "virSecret"];

    /// <summary>libvirt's own log of its objects, which it reads the wish for only when it starts: a process of its own is needed.</summary>
    [Fact]
    public async Task Every_object_that_was_made_is_freed()
    {
        var log = Path.Combine(Path.GetTempPath(), $"darts-objects-{Guid.NewGuid():N}.log");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Darts.Libvirt.Tests")) { RedirectStandardOutput = true };
        start.Environment["LIBVIRT_LOG_FILTERS"] = "1:util.object";
        start.Environment["LIBVIRT_LOG_OUTPUTS"] = $"1:file:{log}";
        foreach (var name in ForCaller(s_exercised, s_exercisedByRoot))
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add($"Darts.Libvirt.Tests.{name}");
        }

        using var exercise = Process.Start(start)!;
        var output = await exercise.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await exercise.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(exercise.ExitCode == 0, output);

        var alive = new Dictionary<string, (int Made, int Freed)>();
        var classes = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(log))
        {
            if (Made().Match(line) is { Success: true } made)
            {
                var kind = classes[made.Groups[1].Value] = made.Groups[2].Value;
                var (before, freed) = alive.GetValueOrDefault(kind);
                alive[kind] = (before + 1, freed);
            }
            else if (Freed().Match(line) is { Success: true } gone && classes.Remove(gone.Groups[1].Value, out var kind))
            {
                var (before, freed) = alive[kind];
                alive[kind] = (before, freed + 1);
            }
        }

        File.Delete(log);
        Assert.All(ForCaller(s_kinds, s_kindsOfRoot), kind =>
        {
            Assert.True(alive[kind].Made > 0);
            Assert.Equal(alive[kind].Made, alive[kind].Freed);
        });
    }

    private static IEnumerable<string> ForCaller(string[] all, string[] byRoot) => Environment.IsPrivilegedProcess ? all.Concat(byRoot) : all;

    [GeneratedRegex("OBJECT_NEW: obj=(0x[0-9a-f]+) classname=(\\w+)")]
    private static partial Regex Made();

    [GeneratedRegex("OBJECT_DISPOSE: obj=(0x[0-9a-f]+)")]
    private static partial Regex Freed();
}
