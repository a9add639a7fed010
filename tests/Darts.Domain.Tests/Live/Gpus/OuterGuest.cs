using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Darts.Domain.Tests.Live.Gpus;

/// <summary>
/// A guest that has an IOMMU and a display beside none of its own, on the files of this machine: a host with a GPU, whose screen can be seen.
/// It ends with the test, and by itself after three minutes.
/// </summary>
internal sealed class OuterGuest : IAsyncDisposable
{
    private const int LongestSeconds = 180;

    private readonly Process _qemu;
    private readonly string _directory;
    private readonly List<string> _lines = [];

    private OuterGuest(string kernel, string initrd, string directory)
    {
        _directory = directory;
        string[] arguments =
        [
            "-k", "5", LongestSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "qemu-system-x86_64",
            "-M", "q35", "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "2048", "-nodefaults", "-display", "none", "-no-reboot",
            "-device", "intel-iommu,caching-mode=on", "-vga", "none", "-device", "bochs-display,id=gpu",
            "-fsdev", "local,id=host,path=/,security_model=none,readonly=on,multidevs=remap", "-device", "virtio-9p-pci,fsdev=host,mount_tag=host",
            "-kernel", kernel, "-initrd", initrd, "-serial", "stdio", "-qmp", $"unix:{Socket},server=on,wait=off",
            "-append", "console=ttyS0 quiet intel_iommu=on iommu=nopt no_timer_check mitigations=off audit=0 random.trust_cpu=on nokaslr "
                + $"run={Path.Combine(AppContext.BaseDirectory, "nested-portal.sh")} site={directory}/site",
        ];
        _qemu = Process.Start(new ProcessStartInfo("timeout", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _qemu.OutputDataReceived += Hear;
        _qemu.ErrorDataReceived += Hear;
        _qemu.BeginOutputReadLine();
        _qemu.BeginErrorReadLine();
    }

    private string Socket => Path.Combine(_directory, "qmp");

    /// <summary>All that it said so far.</summary>
    public string Log
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts it, with the site of the painting machine.</summary>
    public static OuterGuest Start(string images)
    {
        var directory = Directory.CreateDirectory($"/var/tmp/darts-{Guid.NewGuid():N}"[..22]).FullName;
        PaintingMachine.Install(Path.Combine(directory, "site"));
        return new OuterGuest(Path.Combine(images, "nested.kernel"), Path.Combine(images, "nested.initrd"), directory);
    }

    /// <summary>Waits for a line of the portal inside, and gives what it had said since the last such wait.</summary>
    public async Task<string> UntilAsync(string line, CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_lines)
            {
                var at = _lines.FindIndex(l => l.Contains(line, StringComparison.Ordinal));
                if (at >= 0)
                {
                    var said = string.Join('\n', _lines.Take(at + 1));
                    _lines.RemoveRange(0, at + 1);
                    TestContext.Current.SendDiagnosticMessage(said);
                    return said;
                }
            }

            if (_qemu.HasExited)
                throw new InvalidOperationException($"The outer guest ended before it said '{line}': {Log}");
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Lets the portal inside go on.</summary>
    public async Task GoAsync()
    {
        await _qemu.StandardInput.WriteAsync("\n");
        await _qemu.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether the display that is the host's GPU shows plain red in its middle.</summary>
    public async Task<bool> IsRedAsync()
    {
        var picture = Path.Combine(_directory, "screen.ppm");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        foreach (var command in new object[] { new { execute = "qmp_capabilities" }, new { execute = "screendump", arguments = new { device = "gpu", filename = picture } } })
        {
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(command), TestContext.Current.CancellationToken);
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } answer && !answer.Contains("\"return\"", StringComparison.Ordinal))
                Assert.DoesNotContain("\"error\"", answer, StringComparison.Ordinal);
        }

        var content = await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken);
        // Three bytes a pixel to the end of the file.
        var middle = content.Length / 2 / 3 * 3;
        return content.AsSpan(content.Length - middle, 3) is [0xFF, 0x00, 0x00];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_qemu.HasExited)
        {
            _qemu.Kill(entireProcessTree: true);
            await _qemu.WaitForExitAsync(CancellationToken.None);
        }

        _qemu.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private void Hear(object sender, DataReceivedEventArgs e)
    {
        lock (_lines)
            _lines.Add(e.Data ?? "");
    }
}
