using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Networks;

/// <summary>A network of its own for a test, where cards and listeners are nobody else's; it goes with the process that it belongs to.</summary>
internal sealed partial class NetworkNamespace : IDisposable
{
    private readonly Process? _keeper;

    private NetworkNamespace(int processId, Process? keeper)
    {
        ProcessId = processId;
        _keeper = keeper;
    }

    /// <summary>A process in it.</summary>
    public int ProcessId { get; }

    /// <summary>A new one, which ends with this object or with the test process: then its keeper's input ends.</summary>
    public static async Task<NetworkNamespace> MakeAsync()
    {
        var keeper = Process.Start(new ProcessStartInfo("unshare", ["--net", "sh", "-c", "echo ready; exec cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("ready", await keeper.StandardOutput.ReadLineAsync());
        return new NetworkNamespace(keeper.Id, keeper);
    }

    /// <summary>That of a private libvirtd.</summary>
    public static NetworkNamespace Of(PrivateLibvirtd libvirtd)
    {
        var own = new FileInfo("/proc/self/ns/net").LinkTarget;
        var process = libvirtd.ProcessId;
        while (new FileInfo($"/proc/{process}/ns/net").LinkTarget == own)
            process = int.Parse(File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        return new NetworkNamespace(process, null);
    }

    /// <summary>Runs a program in it.</summary>
    /// <returns>What it said.</returns>
    public string Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("nsenter", $"--net --target {ProcessId} {program} {arguments}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {arguments}: {errors.Result}");
        return output;
    }

    /// <summary>Listens on a port of all its addresses: whoever reaches it is answered by the kernel.</summary>
    public TcpListener Listen(int port)
    {
        TcpListener? listener = null;
        Exception? failure = null;
        // A socket belongs to the network that its thread is in when it is made; that thread goes no further.
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle($"/proc/{ProcessId}/ns/net");
                if (SetNamespace((int)file.DangerousGetHandle(), 0) != 0)
                    throw new InvalidOperationException($"setns: {Marshal.GetLastPInvokeError()}");
                listener = new TcpListener(IPAddress.Any, port);
                listener.Start();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? listener! : throw failure;
    }

    public void Dispose()
    {
        if (_keeper is null)
            return;
        _keeper.StandardInput.Close();
        _keeper.WaitForExit();
        _keeper.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);
}
