using System.Diagnostics;

namespace Darts.Libvirt.Tests.Interop;

/// <summary>What a program is told that finds another libvirt than it needs: a process of its own is given one.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("darts-no-libvirt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named_with_its_package()
    {
        File.WriteAllText(Path.Combine(_folder, "libvirt.so.0"), "This is no library.");

        var said = Run();

        Assert.Contains("DllNotFoundException: libvirt.so.0 is not installed or cannot be loaded", said, StringComparison.Ordinal);
        Assert.Contains("apt-get install libvirt0", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_too_old_is_named_with_the_version_that_is_needed()
    {
        Build("int virGetVersion(unsigned long *v, const char *t, unsigned long *tv) { *v = 8009001; return 0; }");

        Assert.Contains("libvirt 8.9.1 is installed; Darts needs 9.0.0 or newer", Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_is_missing_is_named()
    {
        Build("""
            int virGetVersion(unsigned long *v, const char *t, unsigned long *tv) { *v = 9000000; return 0; }
            void virSetErrorFunc(void *data, void *handler) { }
            """);

        Assert.Contains("EntryPointNotFoundException: Unable to find an entry point named 'virInitialize'", Run(), StringComparison.Ordinal);
    }

    private void Build(string source)
    {
        var file = Path.Combine(_folder, "libvirt.c");
        File.WriteAllText(file, source);
        using var compiler = Process.Start("gcc", ["-shared", "-fPIC", file, "-o", Path.Combine(_folder, "libvirt.so.0")]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
    }

    private string Run()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Darts.Libvirt.Exercise.dll"), "1"]) { RedirectStandardError = true };
        start.Environment["LD_LIBRARY_PATH"] = _folder;
        // A crash report would be of no use to anybody.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var program = Process.Start(start)!;
        var said = program.StandardError.ReadToEnd();
        program.WaitForExit();
        Assert.NotEqual(0, program.ExitCode);
        return said;
    }
}
