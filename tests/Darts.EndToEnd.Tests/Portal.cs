using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Darts.Testing;

namespace Darts.EndToEnd.Tests;

/// <summary>A portal as a process of its own, which can be killed at any instant and started again over the same state.</summary>
public sealed partial class Portal : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly PrivateLibvirtd _libvirtd;
    private readonly List<string> _log = [];
    private readonly int _port = FreePort();
    private Process? _process;

    private Portal(PrivateLibvirtd libvirtd)
    {
        _libvirtd = libvirtd;
        Directory = Path.Combine(libvirtd.Directory, "site");
    }

    /// <summary>The folder with the site's machines, overlays, catalogue and the portal's own state.</summary>
    public string Directory { get; }

    public string Overlays => Path.Combine(Directory, "overlays");

    public string Machines => Path.Combine(Directory, "machines");

    public string Catalogue => Path.Combine(Directory, "config", "machines");

    /// <summary>The address with the secret, as it was printed.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>All that the portal has written, over all its starts.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <summary>Prepares a site with the given machines; the portal is started with <see cref="StartAsync"/>.</summary>
    public static Portal Prepare(PrivateLibvirtd libvirtd, params TestMachine[] machines)
    {
        var portal = new Portal(libvirtd);
        foreach (var folder in new[] { portal.Overlays, portal.Machines, portal.Catalogue, Path.Combine(portal.Directory, "portal") })
            System.IO.Directory.CreateDirectory(folder);
        foreach (var machine in machines)
            machine.Install(portal);
        return portal;
    }

    /// <summary>Starts the portal and waits until it says that it is ready, and healthy.</summary>
    public async Task StartAsync(params string[] settings)
    {
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Darts.Web.dll"),
            $"--Darts:Host:Uri={_libvirtd.Uri}",
            $"--Darts:Storage:MachinesPath={Machines}",
            $"--Darts:Storage:OverlaysPath={Overlays}",
            $"--Darts:Catalogue:Directory={Catalogue}",
            $"--Darts:StateDirectory={Path.Combine(Directory, "portal")}",
            "--Darts:Network:Default=User",
            "--Darts:SignIn:Mode=open",
            $"--Darts:Port={_port}",
            "--Darts:Limits:MemoryMiB=128,256,1024",
            .. settings,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, ready);
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The portal ended before it was ready:\n" + Log));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await ready.Task.WaitAsync(s_patience);
        await HealthAsync();
    }

    /// <summary>Kills the portal without any warning, as a crash or a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
    }

    /// <summary>A portal answers before it has found its hypervisor.</summary>
    private async Task HealthAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address.GetLeftPart(UriPartial.Authority)) };
        var end = DateTime.UtcNow + s_patience;
        while (true)
        {
            using var answer = await client.GetAsync("/healthz");
            if (answer.IsSuccessStatusCode)
                return;
            if (DateTime.UtcNow > end)
                throw new TimeoutException("The portal's hypervisor does not become available:\n" + Log);
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Read(string? line, TaskCompletionSource<Uri> ready)
    {
        if (line is null)
            return;
        if (ReadyLine().Match(line) is { Success: true } match)
        {
            ready.TrySetResult(new Uri(match.Groups[1].Value));
            return;
        }

        lock (_log)
            _log.Add(line);
    }

    [GeneratedRegex("^Darts is ready: (http://.*)$")]
    private static partial Regex ReadyLine();
}
