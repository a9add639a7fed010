using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Darts.Testing;

namespace Darts.Web.Tests.Running;

/// <summary>A server program of the test's own, in the foreground; it and its children end with the test.</summary>
internal sealed class Daemon : IDisposable
{
    // Below those that outgoing connections take.
    private const int LowestPort = 20000;
    private const int HighestPort = 32000;

    private readonly Process _process;

    private Daemon(Process process) => _process = process;

    /// <summary>Ports of the loopback that nobody listens on.</summary>
    public static IReadOnlyList<int> FreePorts(int count)
    {
        var found = new HashSet<int>();
        while (found.Count < count)
        {
            var port = Random.Shared.Next(LowestPort, HighestPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                found.Add(port);
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }

        return [.. found];
    }

    /// <summary>Starts it and waits until it answers on all ports.</summary>
    public static async Task<Daemon> StartAsync(string program, IEnumerable<string> arguments, IEnumerable<int> ports)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardInput = true })!;
        process.StandardInput.Close();
        var daemon = new Daemon(process);
        try
        {
            foreach (var port in ports)
                await Eventually.TrueAsync(() => process.HasExited || Answers(port), $"{program} answers on port {port}");
            Assert.False(process.HasExited, $"{program} ended at once");
            return daemon;
        }
        catch
        {
            daemon.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
