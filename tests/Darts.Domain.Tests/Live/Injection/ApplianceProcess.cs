using System.Diagnostics;
using System.Globalization;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Injection;

/// <summary>The QEMU in which libguestfs looks into a disk.</summary>
internal static class ApplianceProcess
{
    /// <summary>Waits until there is one for a disk.</summary>
    /// <param name="disk">What its path holds.</param>
    public static async Task<int> OfAsync(string disk) =>
        (int)await Eventually.GetAsync(() => Find(disk) is { } id ? (object)id : null, $"libguestfs looks into {disk}", TimeSpan.FromMinutes(1));

    /// <summary>The one for a disk, if there is one that is not over.</summary>
    public static int? Find(string disk)
    {
        foreach (var name in Directory.GetDirectories("/proc").Select(Path.GetFileName))
        {
            if (!int.TryParse(name, CultureInfo.InvariantCulture, out var id))
                continue;
            var line = CommandLine(id);
            if (line.Contains("guestfsd", StringComparison.Ordinal) && line.Contains(disk, StringComparison.Ordinal))
                return id;
        }

        return null;
    }

    public static void Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

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
