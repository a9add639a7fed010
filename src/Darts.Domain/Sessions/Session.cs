using Darts.Domain.Gpus;
using Darts.Domain.Scripts;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>A session as its owner sees it: a picture taken of libvirt at one moment.</summary>
public sealed record Session
{
    /// <summary>The UUID of the libvirt domain, and the session's only identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The libvirt domain's name, <c>darts-&lt;owner&gt;-&lt;short id&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who may see and use it.</summary>
    public required OwnerName Owner { get; init; }

    /// <summary>The catalogue's id of the machine that it was made from.</summary>
    public required string MachineId { get; init; }

    /// <summary>The machine's title at the time of creation.</summary>
    public required string MachineTitle { get; init; }

    /// <summary>Virtual CPUs.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory in MiB.</summary>
    public required long MemoryMiB { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself, or stops if it is persistent; null when it may live for ever.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The name that its owner gave it; null while it goes by its machine's title.</summary>
    public string? Label { get; init; }

    /// <summary>Whether its disk outlives a stop.</summary>
    public bool IsPersistent { get; init; }

    /// <summary>Whether it ends when its console is closed.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>Whether it works on the master image itself, so that nobody else can use the machine meanwhile.</summary>
    public bool UsesMaster { get; init; }

    /// <summary>The size of its own disk in MiB; 0 when it has none.</summary>
    public long DiskMiB { get; init; }

    /// <summary>The GPUs of the host that it has, or is to have when it runs.</summary>
    public ValueList<SessionGpu> Gpus { get; init; } = [];

    /// <summary>The host's PCI functions that its domain has, by their addresses.</summary>
    internal ValueList<string> HostDevices { get; init; } = [];

    /// <summary>How far it has come.</summary>
    public required SessionPhase Phase { get; init; }

    /// <summary>Why it failed or is paused, in words for its owner; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Its boot scripts, in the order in which they run, and what has become of them.</summary>
    public IReadOnlyList<SessionScript> Scripts { get; init; } = ValueList.Create<SessionScript>([]);

    /// <summary>Whether it takes cores and memory of the host, or soon will.</summary>
    public bool IsLive => Phase is not (SessionPhase.Failed or SessionPhase.Stopped);

    /// <summary>Whether its console can be opened now.</summary>
    public bool HasConsole => Phase is SessionPhase.Booting or SessionPhase.Ready or SessionPhase.Paused;
}
