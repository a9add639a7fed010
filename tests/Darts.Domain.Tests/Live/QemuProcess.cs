using System.Diagnostics;
using System.Globalization;
using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Live;

/// <summary>The QEMU that runs a session, seen as the process that it is.</summary>
internal static class QemuProcess
{
    /// <summary>Kills it, and waits until it is dead.</summary>
    public static void Kill(Session session) => Kill(session.Name);

    /// <summary>Kills that of any domain, by its name, and waits until it is dead.</summary>
    public static void Kill(string domain)
    {
        using var process = Process.GetProcessById(IdOf(domain));
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Stops it where it stands: it neither runs its guest nor answers libvirt.</summary>
    public static void Freeze(Session session) => Signal(IdOf(session.Name), "STOP");

    /// <summary>Lets a frozen one go on.</summary>
    public static void Thaw(Session session) => Signal(IdOf(session.Name), "CONT");

    /// <summary>Sends a signal to a process.</summary>
    public static void Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>The process whose command line is asked for; null when there is none that is not over.</summary>
    public static int? Find(Func<string, bool> isIt)
    {
        foreach (var name in Directory.GetDirectories("/proc").Select(Path.GetFileName))
        {
            if (int.TryParse(name, CultureInfo.InvariantCulture, out var id) && isIt(CommandLine(id)))
                return id;
        }

        return null;
    }

    private static int IdOf(string domain) => Find(line => line.Contains("\0guest=" + domain + ",", StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"There is no QEMU of {domain}.");

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            // It is over.
            return "";
        }
    }
}
