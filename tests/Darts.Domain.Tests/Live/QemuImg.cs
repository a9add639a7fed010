using System.Diagnostics;

namespace Darts.Domain.Tests.Live;

/// <summary>Makes images as an administrator would, with QEMU's own tool.</summary>
internal static class QemuImg
{
    public static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("qemu-img", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
    }

    /// <summary>Makes the blank machine's disk again in another format.</summary>
    public static Task ConvertBlankAsync(Site site, string format, string name, params string[] options) =>
        RunAsync(["convert", "-f", "raw", "-O", format, .. options, Path.Combine(site.Machines, "blank.img"), Path.Combine(site.Machines, name)]);
}
