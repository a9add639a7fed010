using System.Diagnostics;

namespace Darts.Benchmarks;

/// <summary>virsh as scripts call it: one process an operation.</summary>
internal static class Virsh
{
    public static Contestant On(string uri, params string[] command) => new("virsh", count => Run(uri, command, count), 2);

    private static double Run(string uri, string[] command, int count)
    {
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            using var process = Process.Start(new ProcessStartInfo("virsh", ["-q", "-c", uri, .. command]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }
}
