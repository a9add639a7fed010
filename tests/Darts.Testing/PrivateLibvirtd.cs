using System.Diagnostics;
using Darts.Libvirt;

namespace Darts.Testing;

/// <summary>
/// A libvirtd of the test's own, with guests, pools and logs that no other sees; gone with all of them when it is disposed of,
/// and also when the test process is killed.
/// </summary>
public sealed class PrivateLibvirtd : IAsyncDisposable
{
    private readonly PrivateLibvirtdOptions _options;
    private readonly string _root;
    private readonly Process _script;

    private PrivateLibvirtd(PrivateLibvirtdOptions options)
    {
        _options = options;
        // Short, since the path of a unix socket has room for 107 characters, and where any QEMU user may go.
        _root = System.IO.Directory.CreateDirectory($"/var/tmp/darts-{Guid.NewGuid():N}"[..22]).FullName;
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "bash", Path.Combine(AppContext.BaseDirectory, "private-libvirtd.sh"),
            _root, options.User ?? "", options.WithKvm ? "kvm" : "", options.WithOwnNetwork ? "net" : "", options.WithLongHome ? "long-home" : "",
            options.WithArm ? "arm" : "",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _script = Process.Start(start)!;
    }

    /// <summary>The URI to connect to it.</summary>
    public string Uri => $"qemu+unix:///{(IsSystem ? "system" : "session")}?socket={_root}/run/libvirt/libvirt-sock";

    /// <summary>The URI of its administration interface.</summary>
    public string AdminUri => $"libvirtd:///{(IsSystem ? "system" : "session")}?socket={_root}/run/libvirt/libvirt-admin-sock";

    /// <summary>A folder that tests, daemon and guests reach under the same path.</summary>
    public string Directory => Path.Combine(_root, "scratch");

    /// <summary>Where a system daemon keeps its state, as <c>/var/lib/libvirt</c> elsewhere.</summary>
    public string StateDirectory => Path.Combine(_root, "var");

    /// <summary>The process that all of it descends from.</summary>
    public int ProcessId => _script.Id;

    /// <summary>What the daemon logged.</summary>
    public string Log => string.Concat(System.IO.Directory.EnumerateFiles(Path.Combine(_root, "log"), "libvirtd.*").Select(File.ReadAllText));

    private bool IsSystem => _options.User is null && Environment.IsPrivilegedProcess;

    /// <summary>Starts one, and waits until it answers.</summary>
    public static async Task<PrivateLibvirtd> StartAsync(PrivateLibvirtdOptions? options = null)
    {
        var daemon = new PrivateLibvirtd(options ?? new PrivateLibvirtdOptions());
        try
        {
            await daemon.StartAgainAsync();
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the daemon as a crash would; its guests live on.</summary>
    public void Kill() => Tell("kill");

    /// <summary>Stops the daemon from answering, without ending it.</summary>
    public void Freeze() => Tell("freeze");

    /// <summary>Lets a frozen daemon go on.</summary>
    public void Thaw() => Tell("thaw");

    /// <summary>Runs a command of the shell where the daemon runs: what it mounts there, for example, no other process sees.</summary>
    public void Run(string command) => Tell("run " + command);

    /// <summary>Starts the daemon after it was killed, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        await Task.Run(() => Tell("start")).WaitAsync(_options.StartTimeout);
        await Task.Run(AwaitAnswer).WaitAsync(_options.StartTimeout);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private void AwaitAnswer()
    {
        var end = DateTime.UtcNow + _options.StartTimeout;
        while (true)
        {
            try
            {
                // The socket is there before the drivers are: a connection opens once they are too.
                Connection.Open(Uri).Dispose();
                return;
            }
            catch (LibvirtException) when (DateTime.UtcNow < end)
            {
                // It is there even before the daemon listens to it.
                Thread.Sleep(20);
            }
        }
    }

    private void Tell(string command)
    {
        _script.StandardInput.WriteLine(command);
        _script.StandardInput.Flush();
        if (_script.StandardOutput.ReadLine() is not "ok")
        {
            throw new InvalidOperationException($"The private libvirtd could not {command}: {Log}");
        }
    }
}
