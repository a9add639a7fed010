using System.Diagnostics;
using System.Globalization;

namespace Darts.Benchmarks;

/// <summary>libvirt-python in a process of its own, which times its own loop.</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process _process = Process.Start(
        new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peer.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public Contestant On(string uri, string operation, int batch) => new("libvirt-python", count => Run(uri, operation, count), batch);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private double Run(string uri, string operation, int count)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{uri}\t{operation}\t{count}"));
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("libvirt-python ended. Is the Debian package python3-libvirt installed?");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
