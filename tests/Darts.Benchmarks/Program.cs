// Measures Darts.Libvirt against the raw C function, libvirt-python and virsh, and prints a table for its README.
// dotnet run -c Release --project tests/Darts.Benchmarks     (Debian packages python3-libvirt, libvirt-clients, libvirt-daemon-system)
// dotnet run -c Release --project tests/Darts.Benchmarks sessions   measures what sessions cost, for docs/sessions.md
// dotnet run -c Release --project tests/Darts.Benchmarks memory     measures what guests take of the host's memory, for docs/memory.md

using System.Globalization;
using Darts.Benchmarks;
using Darts.Benchmarks.Memory;
using Darts.Benchmarks.Sessions;
using Darts.Libvirt;
using Darts.Testing;

if (args is ["sessions"])
{
    await SessionFigures.RunAsync();
    return;
}

if (args is ["memory"])
{
    await MemoryUse.RunAsync();
    return;
}

const int Many = 1000;
await using var libvirtd = await PrivateLibvirtd.StartAsync();
using var python = new PythonPeer();
var (one, many) = (FakeHostFile.Write(libvirtd.Directory, 1), FakeHostFile.Write(libvirtd.Directory, Many));
var socket = libvirtd.Uri[libvirtd.Uri.IndexOf('?', StringComparison.Ordinal)..];
Console.WriteLine("| operation, median of one call | Darts.Libvirt | libvirt-python | ratio | raw pointer | ratio | virsh | ratio | allocated |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
Run($"test://{one}", "in process", 20_000, isMany: false, withVirsh: true);
Run($"test+unix://{one}{socket}", "socket", 1_000, isMany: false, withVirsh: true);
Run($"test://{many}", $"in process, {Many} domains", 40, isMany: true, withVirsh: false);
Run($"test+unix://{many}{socket}", $"socket, {Many} domains", 40, isMany: true, withVirsh: false);
using (var connection = Connection.Open(libvirtd.Uri))
{
    // The daemon's first look at QEMU takes seconds, and its last threads run on after it.
    connection.GetDomainCapabilities();
    connection.DefineDomain("<domain type='qemu'><name>one</name><memory unit='MiB'>32</memory><os><type arch='x86_64'>hvm</type></os></domain>").Dispose();
}

Run(libvirtd.Uri, "QEMU driver, socket", 1_000, isMany: true, withVirsh: true);

void Run(string uri, string where, int batch, bool isMany, bool withVirsh)
{
    using var race = new BindingRace(uri, python);
    foreach (var row in race.Rows(where, batch, isMany, withVirsh))
    {
        var times = Race.Run(row.Contestants);
        Console.WriteLine($"| {row.What} | {Micro(times["Darts.Libvirt"].Microseconds)} | {Against("libvirt-python")} | {Against("raw pointer")} | {Against("virsh")} | {row.AllocatedBytes} B |");

        string Against(string peer) => times.TryGetValue(peer, out var time) ? $"{Micro(time.Microseconds)} | {Ratio(time.Ratio)}" : " | ";
    }
}

static string Micro(double microseconds) => microseconds.ToString(microseconds < 10 ? "0.00 'µs'" : "#,0 'µs'", CultureInfo.InvariantCulture);

static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.00'×'" : "#,0'×'", CultureInfo.InvariantCulture);
