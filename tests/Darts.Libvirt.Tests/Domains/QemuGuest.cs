using System.Diagnostics;
using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Domains;

/// <summary>A running QEMU guest with a small disk of its own, gone when it is disposed of.</summary>
internal sealed class QemuGuest : IDisposable
{
    private const int DiskBytes = 4 << 20;
    private readonly string _folder;

    /// <param name="fixture">The daemon that runs it.</param>
    /// <param name="devices">Devices beside the disk <c>vda</c>.</param>
    /// <param name="settings">Memory and processors.</param>
    public QemuGuest(QemuDaemonFixture fixture, string devices = "", string settings = "<memory unit='MiB'>64</memory><vcpu>1</vcpu>")
    {
        var name = $"guest-{Guid.NewGuid():N}";
        _folder = Path.Combine(fixture.Daemon.Directory, name);
        Directory.CreateDirectory(_folder);
        // QEMU is another user than the test.
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
        Image = MakeImage("base.qcow2");
        Domain = fixture.Connection.DefineDomain(Documents.Qemu(name, Documents.Disk(Image) + devices, settings));
        Domain.Start();
    }

    public Domain Domain { get; }

    /// <summary>The disk's image.</summary>
    public string Image { get; }

    /// <summary>A path beside the disk's image.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Makes an empty image.</summary>
    public string MakeImage(string name)
    {
        var path = PathOf(name);
        Run("create", "-q", "-f", "qcow2", path, $"{DiskBytes}");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        return path;
    }

    /// <summary>Writes to the disk from within QEMU, so that the image holds something.</summary>
    public void WriteToDisk(int pattern) => Assert.Equal("", Domain.MonitorCommand(
        $"qemu-io -d /machine/peripheral/virtio-disk0/virtio-backend \"write -P {pattern} 0 1M\"", DomainQemuMonitorCommandFlags.Hmp));

    /// <summary>Stops the guest, and says which pattern its disk holds, from the disk's top image down.</summary>
    public int StopAndReadDisk()
    {
        var top = DomainChain.Of(Domain).First();
        Domain.Destroy();
        Run("convert", "-f", "qcow2", "-O", "raw", top, PathOf("flat"));
        using var flat = File.OpenRead(PathOf("flat"));
        return flat.ReadByte();
    }

    public void Dispose()
    {
        if (Domain.IsActive)
        {
            Domain.Destroy();
        }

        if (Domain.IsPersistent)
        {
            Domain.Undefine(DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata | DomainUndefineFlags.CheckpointsMetadata);
        }

        Domain.Dispose();
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("qemu-img", arguments))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
