using System.Globalization;
using System.Xml.Linq;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Guests;
using Darts.Domain.Scripts;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>Builds the domain of a session.</summary>
internal static class SessionDomainXml
{
    /// <summary>The balloon of every session.</summary>
    public static MemoryBalloonXml Balloon { get; } = new() { AutoDeflate = true, FreePageReporting = true, StatisticsPeriod = TimeSpan.FromSeconds(5) };

    /// <summary>The domain's document, ready to be defined.</summary>
    /// <param name="session">The session.</param>
    /// <param name="metadata">Its record.</param>
    /// <param name="disk">The path of its own disk, or of the master image where it works on that.</param>
    /// <param name="master">The image that the disk lies on, or the ISO that it is booted from.</param>
    /// <param name="agentSocket">The path of its guest agent's socket; null leaves it to libvirt.</param>
    /// <param name="nvram">Where UEFI keeps its variables.</param>
    /// <param name="hardware">The machine's hardware on this host.</param>
    /// <param name="shared">Its network card, the directories that it shares with the host, and the GPUs that it has of it.</param>
    /// <param name="scripts">Its boot scripts.</param>
    public static string Build(
        Session session,
        SessionMetadata metadata,
        string disk,
        MasterImage master,
        string? agentSocket,
        string nvram,
        GuestHardware hardware,
        IReadOnlyList<DeviceXml> shared,
        BootPlan scripts)
    {
        var domain = new DomainXml
        {
            Type = hardware.DomainType,
            Name = session.Name,
            Uuid = session.Id,
            Title = TitleOf(metadata),
            Description = DescriptionOf(session),
            Metadata = MetadataOf(metadata, scripts),
            MemoryBytes = (ulong)session.MemoryMiB << 20,
            MemoryBacking = MemoryFor(shared),
            VirtualCpus = (uint)session.Cores,
            Cpu = hardware.Cpu(session.Cores),
            Os = hardware.Os(nvram),
            Features = hardware.Features,
            Clock = hardware.Clock,
            OnPowerOff = "destroy",
            OnReboot = "restart",
            OnCrash = "destroy",
            Devices =
            [
                .. hardware.Drives(Disk(session, disk, master), master.Format == "iso" ? master.Path : null, master.DriversPath, scripts.SeedPath),
                .. shared,
                new VncXml(),
                new VideoXml { Model = hardware.VideoModel, Heads = 1 },
                .. hardware.Inputs,
                .. hardware.Tpm,
                .. hardware.Channels(agentSocket),
                Balloon,
                new RandomXml { Device = "/dev/urandom" },
                SerialXml.Console,
            ],
        };
        return domain.ToXml().ToString();
    }

    /// <summary>What virt-manager shows of a session: its name, or its machine's, and its owner.</summary>
    public static string TitleOf(SessionMetadata metadata) => $"{metadata.Label ?? metadata.MachineTitle} — {metadata.Owner}";

    /// <summary>What virt-manager shows below that.</summary>
    public static string DescriptionOf(Session session) => string.Create(
        CultureInfo.InvariantCulture,
        $"A Darts session, made {session.CreatedAt:u}. {Fate(session)}");

    /// <summary>What Darts writes into a session's domain: its record, and its boot scripts where it has any.</summary>
    public static ValueList<XElement> MetadataOf(SessionMetadata metadata, BootPlan scripts) =>
        scripts.IsEmpty ? [metadata.ToXml()] : [metadata.ToXml(), ScriptMetadata.ToXml(scripts.Scripts)];

    /// <summary>The memory that a guest needs for its directories: the program that serves virtiofs looks into it. Null for any.</summary>
    public static MemoryBackingXml? MemoryFor(IEnumerable<DeviceXml> shared) =>
        shared.Any(d => d is FileSystemXml { DriverType: "virtiofs" }) ? new MemoryBackingXml { SourceType = "memfd", AccessMode = "shared" } : null;

    private static string Fate(Session session) => (session.IsPersistent, session.Deadline) switch
    {
        (true, _) => "It and its disk are kept until its owner removes it.",
        (_, { } deadline) => string.Create(CultureInfo.InvariantCulture, $"It is removed with its disk at {deadline:u}, or when its owner ends it."),
        _ => "It is removed with its disk when its owner ends it.",
    };

    private static DiskXml Disk(Session session, string path, MasterImage master) => new()
    {
        Source = DiskSourceXml.OfFile(path),
        Driver = new DiskDriverXml { Name = "qemu", Format = session.UsesMaster ? master.Format : "qcow2", ErrorPolicy = "stop", Discard = "unmap" },
        Target = "",
        BackingStore = session.UsesMaster ? master.BackingStore : master.Format == "iso" ? null : DiskLayerXml.OfFile(master.Path, master.Format, master.BackingStore),
        // Whatever the guest writes to the beginning of its disk, libvirt is to look for nothing below.
        StandsAlone = master.Format == "iso" || (session.UsesMaster && master.BackingStore is null),
    };
}
