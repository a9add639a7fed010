using System.Diagnostics;
using System.Globalization;
using Darts.Libvirt;

namespace Darts.Benchmarks.Sessions;

/// <summary>Makes sessions as scripts do: a process for the disk, one for the definition, one for the start.</summary>
internal sealed class ShellPeer(string uri, string directory, string master)
{
    private string _name = "";
    private string _document = "";

    public string Master => master;

    /// <summary>Takes over how a session's domain is described.</summary>
    public void Learn(string name)
    {
        using var connection = Connection.Open(uri);
        using var domain = connection.LookupDomain(name);
        (_name, _document) = (name, domain.GetXml(DomainXmlFlags.Inactive));
        _document = _document.Replace($"<uuid>{domain.Uuid}</uuid>", "", StringComparison.Ordinal);
    }

    public Task OverlayAsync(string name) => RunAsync("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", master, PathOf(name));

    /// <summary>Starts so many at once.</summary>
    public Task StartAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => StartAsync(string.Create(CultureInfo.InvariantCulture, $"shell-{i}")))));

    private async Task StartAsync(string name)
    {
        await OverlayAsync(name);
        var file = PathOf(name + ".xml");
        // The overlay's path holds the session's name as well.
        var overlays = directory + "-overlays/" + _name + ".qcow2";
        await File.WriteAllTextAsync(file, _document.Replace(overlays, PathOf(name), StringComparison.Ordinal).Replace(_name, name, StringComparison.Ordinal));
        await RunAsync("virsh", "-q", "-c", uri, "define", file);
        await RunAsync("virsh", "-q", "-c", uri, "start", name);
    }

    private string PathOf(string name) => Path.Combine(directory, name);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {await error}");
    }
}
