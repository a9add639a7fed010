using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>Builds the domain of a session.</summary>
internal static class SessionDomainXml
{
    private static readonly TimeSpan s_balloonPeriod = TimeSpan.FromSeconds(5);

    /// <summary>The domain's document, ready to be defined.</summary>
    /// <param name="session">The session.</param>
    /// <param name="metadata">Its record.</param>
    /// <param name="disk">The path of its own disk, or of the master image where it works on that.</param>
    /// <param name="master">The image that the disk lies on, or the ISO that it is booted from.</param>
    /// <param name="agentSocket">The path of its guest agent's socket; null leaves it to libvirt.</param>
    /// <param name="facts">The host.</param>
    public static string Build(Session session, SessionMetadata metadata, string disk, MasterImage master, string? agentSocket, HostFacts facts)
    {
        var domain = new DomainXml
        {
            Type = facts.Accelerator == Accelerator.Kvm ? "kvm" : "qemu",
            Name = session.Name,
            Uuid = session.Id,
            Title = TitleOf(metadata),
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"A Darts session, made {session.CreatedAt:u}. {Fate(session)}"),
            Metadata = [metadata.ToXml()],
            MemoryBytes = (ulong)session.MemoryMiB << 20,
            VirtualCpus = (uint)session.Cores,
            Cpu = facts.CpuMode is { } mode ? new CpuXml { Mode = mode } : null,
            Os = new OsXml { Architecture = facts.Architecture, Machine = facts.Architecture == "x86_64" ? "q35" : null },
            Features = new FeaturesXml { Acpi = true, Apic = true },
            Clock = new ClockXml(),
            OnPowerOff = "destroy",
            OnReboot = "restart",
            OnCrash = "destroy",
            Devices =
            [
                .. session.UsesMaster ? [Disk(disk, master.Format)] : Disks(disk, master),
                new InterfaceXml { Type = "user", Model = "virtio" },
                new VncXml(),
                new VideoXml { Model = "virtio", Heads = 1 },
                new InputXml { Type = "tablet", Bus = "virtio" },
                agentSocket is null ? ChannelXml.GuestAgent : ChannelXml.GuestAgent with { Sources = [new CharacterSourceXml { Mode = "bind", Path = agentSocket }] },
                ChannelXml.Clipboard,
                new MemoryBalloonXml { AutoDeflate = true, FreePageReporting = true, StatisticsPeriod = s_balloonPeriod },
                new RandomXml { Device = "/dev/urandom" },
                SerialXml.Console,
            ],
        };
        return domain.ToXml().ToString();
    }

    /// <summary>What virt-manager shows of a session: its name, or its machine's, and its owner.</summary>
    public static string TitleOf(SessionMetadata metadata) => $"{metadata.Label ?? metadata.MachineTitle} — {metadata.Owner}";

    private static string Fate(Session session) => (session.IsPersistent, session.Deadline) switch
    {
        (true, _) => "It and its disk are kept until its owner removes it.",
        (_, { } deadline) => string.Create(CultureInfo.InvariantCulture, $"It is removed with its disk at {deadline:u}, or when its owner ends it."),
        _ => "It is removed with its disk when its owner ends it.",
    };

    private static DiskXml Disk(string path, string format) => new()
    {
        Source = DiskSourceXml.OfFile(path),
        Driver = new DiskDriverXml { Name = "qemu", Format = format, ErrorPolicy = "stop", Discard = "unmap" },
        Target = "vda",
        Bus = "virtio",
        BootOrder = 1,
    };

    private static IEnumerable<DiskXml> Disks(string overlay, MasterImage master)
    {
        var disk = Disk(overlay, "qcow2");
        var cdrom = new DiskXml
        {
            Device = "cdrom",
            Source = DiskSourceXml.OfFile(master.Path),
            Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
            Target = "sda",
            Bus = "sata",
            IsReadOnly = true,
            BootOrder = 1,
        };
        return master.Format == "iso"
            ? [disk with { BootOrder = 2 }, cdrom]
            : [disk with { BackingStore = DiskLayerXml.OfFile(master.Path, master.Format, master.BackingStore) }];
    }
}
