using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>Builds the domain of a session.</summary>
internal static class SessionDomainXml
{
    /// <summary>The domain's document, ready to be defined.</summary>
    /// <param name="session">The session.</param>
    /// <param name="metadata">Its record.</param>
    /// <param name="overlay">The path of its own disk.</param>
    /// <param name="master">The image that the disk lies on, or the ISO that it is booted from.</param>
    /// <param name="facts">The host.</param>
    public static string Build(Session session, SessionMetadata metadata, string overlay, MasterImage master, HostFacts facts)
    {
        var domain = new DomainXml
        {
            Type = facts.Accelerator == Accelerator.Kvm ? "kvm" : "qemu",
            Name = session.Name,
            Uuid = session.Id,
            Title = $"{session.MachineTitle} — {session.Owner}",
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"A Darts session, made {session.CreatedAt:u}, removed with its disk at {session.Deadline:u} or when its owner ends it."),
            Metadata = [metadata.ToXml()],
            MemoryMiB = session.MemoryMiB,
            VirtualCpus = session.Cores,
            CpuMode = facts.CpuMode,
            Architecture = facts.Architecture,
            Machine = facts.Architecture == "x86_64" ? "q35" : null,
            Devices =
            [
                .. Disks(overlay, master),
                new UserInterfaceXml(),
                new VncXml(),
                new VideoXml(),
                new InputXml("tablet", "virtio"),
                ChannelXml.GuestAgent,
                ChannelXml.Clipboard,
                new MemoryBalloonXml(),
                new RandomXml(),
                new SerialConsoleXml(),
            ],
        };
        return domain.ToXml().ToString();
    }

    private static IEnumerable<DiskXml> Disks(string overlay, MasterImage master)
    {
        var isIso = master.Format == "iso";
        var disk = new DiskXml { Path = overlay, Format = "qcow2", Target = "vda", BootOrder = isIso ? 2 : 1, ErrorPolicy = "stop" };
        return isIso
            ? [disk, new DiskXml { Path = master.Path, Format = "raw", Target = "sda", Bus = "sata", IsCdrom = true, BootOrder = 1 }]
            : [disk with { BackingStore = new BackingStoreXml(master.Path, master.Format) }];
    }
}
