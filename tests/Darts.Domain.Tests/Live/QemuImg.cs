using System.Diagnostics;
using System.Globalization;

namespace Darts.Domain.Tests.Live;

/// <summary>Makes images, and looks into them, as an administrator would: with QEMU's own tools.</summary>
internal static class QemuImg
{
    public static Task RunAsync(params string[] arguments) => RunAsync("qemu-img", arguments);

    /// <summary>Fills a part of an image's disk with one byte.</summary>
    public static Task FillAsync(string path, byte content, int from, int length) =>
        RunAsync("qemu-io", ["-f", "qcow2", "-c", string.Create(CultureInfo.InvariantCulture, $"write -P {content} {from} {length}"), path]);

    /// <summary>Asserts that a part of an image's disk is filled with one byte.</summary>
    public static Task IsFilledAsync(string path, byte content, int from, int length) =>
        RunAsync("qemu-io", ["-f", "qcow2", "-r", "-c", string.Create(CultureInfo.InvariantCulture, $"read -P {content} {from} {length}"), path]);

    /// <summary>Runs a tool to its end, and gives what it printed.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await error);
        return output;
    }

    /// <summary>Makes the blank machine's disk again in another format.</summary>
    public static Task ConvertBlankAsync(Site site, string format, string name, params string[] options) =>
        RunAsync(["convert", "-f", "raw", "-O", format, .. options, Path.Combine(site.Machines, "blank.img"), Path.Combine(site.Machines, name)]);
}
