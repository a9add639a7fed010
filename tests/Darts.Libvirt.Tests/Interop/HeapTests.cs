using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Darts.Libvirt.Tests.Interop;

/// <summary>Watches the native heap of a process that calls the binding in many ways.</summary>
public sealed partial class HeapTests
{
    private const string Sanitizer = "/usr/lib/x86_64-linux-gnu/liblsan.so.0";
    private const int ToleratedBytes = 256 * 1024;

    [Fact]
    public async Task A_hundred_thousand_mixed_calls_leave_the_heap_as_it_was()
    {
        var said = await ExerciseAsync(sanitizer: null, "100000");

        var bytes = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => long.Parse(l, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(2, bytes.Length);
        Assert.True(bytes[1] < bytes[0] + ToleratedBytes, $"From {bytes[0]} to {bytes[1]} bytes.");
    }

    [Fact]
    public async Task The_leak_sanitizer_finds_nothing_of_libvirt_but_what_was_leaked_on_purpose()
    {
        Assert.SkipUnless(File.Exists(Sanitizer), "liblsan0 is not installed.");
        const int OnPurpose = 77;

        Assert.Equal(0, LeakedByLibvirt(await ExerciseAsync(Sanitizer, "3000")));
        Assert.Equal(OnPurpose, LeakedByLibvirt(await ExerciseAsync(Sanitizer, "100", $"{OnPurpose}")));
    }

    private static async Task<string> ExerciseAsync(string? sanitizer, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Darts.Libvirt.Exercise.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (sanitizer is not null)
        {
            start.Environment["LD_PRELOAD"] = sanitizer;
            start.Environment["LSAN_OPTIONS"] = "exitcode=0";
        }

        using var exercise = Process.Start(start)!;
        var errors = exercise.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await exercise.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await exercise.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(exercise.ExitCode == 0, await errors);
        return sanitizer is null ? output : await errors;
    }

    // The runtime never frees some of its own; libvirt allocates through glib.
    private static int LeakedByLibvirt(string report) => Leak().Matches(report)
        .Where(leak => leak.Groups["frames"].Value.Split('\n').Take(4).Any(f => f.Contains("libvirt.so", StringComparison.Ordinal) || f.Contains("libglib", StringComparison.Ordinal)))
        .Sum(leak => int.Parse(leak.Groups["objects"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"irect leak of \d+ byte\(s\) in (?<objects>\d+) object\(s\) allocated from:\n(?<frames>(?: +#.*\n)+)")]
    private static partial Regex Leak();
}
