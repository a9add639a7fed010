using System.Diagnostics;
using System.Reflection;
using Darts.Domain.Hosts;

namespace Darts.Domain.Tests.Hosts;

public sealed class ProofSectorTests
{
    [Fact]
    public void Its_bytes_are_what_its_source_assembles_to()
    {
        var source = typeof(ProofSectorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProofSource").Value!;
        var folder = Directory.CreateTempSubdirectory("darts-sector-").FullName;
        try
        {
            Run("as", source, "-o", $"{folder}/sector.o");
            Run("ld", "-Ttext", "0x7c00", "--oformat", "binary", $"{folder}/sector.o", "-o", $"{folder}/sector.bin");

            Assert.Equal(File.ReadAllBytes($"{folder}/sector.bin"), ProofSector.Content);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
    }
}
