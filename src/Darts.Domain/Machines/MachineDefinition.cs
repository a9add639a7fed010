namespace Darts.Domain.Machines;

/// <summary>One file of the catalogue: what a site's admin wrote about a machine.</summary>
public sealed partial record MachineDefinition
{
    /// <summary>The name that users choose by.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences for the catalogue's page.</summary>
    public string Description { get; init; } = "";

    /// <summary>The master image: the name of a volume in the machines pool. A machine has this or another source, not both.</summary>
    public string? Image { get; init; }

    /// <summary>The master image: a volume in another pool that the site allows.</summary>
    public VolumeReference? Volume { get; init; }

    /// <summary>The master image: an address that it is downloaded from, once.</summary>
    public string? Url { get; init; }

    /// <summary>A domain that the site's administrators made, by name or UUID: sessions are made after it, on overlays over its disks.</summary>
    public string? Template { get; init; }

    /// <summary>Whether sessions made after a template begin with new variables of UEFI, and not with copies of the template's.</summary>
    public bool NewNvram { get; init; }

    /// <summary>The SHA-256 that what is downloaded must have, in hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The most that is downloaded, in MiB.</summary>
    public long MaximumMiB { get; init; } = 100 * 1024;

    /// <summary>The master's format. It is never guessed from the file's ending, and must agree with what stands in the image.</summary>
    public MachineFormat Format { get; init; } = MachineFormat.Qcow2;

    /// <summary>A picture for the catalogue's page: a file beside the definition (png, jpg, webp or svg).</summary>
    public string? Picture { get; init; }

    /// <summary>Whether the guest runs the QEMU guest agent. Then a session is ready when the agent answers; else as soon as it runs.</summary>
    public bool GuestAgent { get; init; }

    /// <summary>Boot scripts of this machine, which run after the site's: see <c>docs/scripts.md</c>. They need the guest agent, cloud-init, or to be put onto the disk.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Whether the image has cloud-init, which then gets a disc that names each session and, without a guest agent, runs its boot scripts.</summary>
    public bool CloudInit { get; init; }

    /// <summary>Whether boot scripts are put onto sessions' disks before their first start: for Linux images with systemd and with neither an agent nor cloud-init.</summary>
    public bool InjectScripts { get; init; }

    /// <summary>Virtual CPUs that the machine may have.</summary>
    public ResourceRange Cores { get; init; } = new() { Minimum = 1, Default = 1 };

    /// <summary>Memory that the machine may have, in MiB.</summary>
    public ResourceRange MemoryMiB { get; init; } = new() { Minimum = 256, Default = 1024 };

    /// <summary>The size in GiB of the empty disk that an ISO session gets.</summary>
    public int DiskGiB { get; init; } = 10;

    /// <summary>The largest such disk that a user may ask for, in GiB; null allows <see cref="DiskGiB"/> at most.</summary>
    public int? MaximumDiskGiB { get; init; }

    /// <summary>How many sessions of it may run at a time; null for no limit of its own.</summary>
    public int? Sessions { get; init; }

    /// <summary>Whose members may use it; nobody named means everybody.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    internal int LargestDiskGiB => Math.Max(DiskGiB, MaximumDiskGiB ?? 0);
}
