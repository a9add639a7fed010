using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain.Tests;

/// <summary>Ordinary examples, so that a test names only what it is about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static OwnerName Owner(string name) =>
        OwnerName.TryParse(name, out var owner, out var problem) ? owner : throw new ArgumentException(problem, nameof(name));

    public static SessionMetadata Metadata(string owner = "alice") => new()
    {
        Owner = Owner(owner),
        MachineId = "tiny",
        MachineTitle = "Tiny guest",
        CreatedAt = Noon,
        StartedAt = Noon.AddSeconds(1),
        Deadline = Noon.AddHours(4),
    };

    public static ObservedSession Observed(DomainState state = DomainState.Running, int reason = 1) => new()
    {
        Id = Guid.Parse("0123abcd-0000-4000-8000-000000000001"),
        Name = "darts-alice-0123abcd",
        Metadata = Metadata(),
        State = state,
        Reason = reason,
        Cores = 1,
        MemoryMiB = 128,
    };

    public static Session Session(string owner = "alice", long memoryMiB = 1024, SessionPhase phase = SessionPhase.Ready) => new()
    {
        Id = Guid.NewGuid(),
        Name = "darts-" + owner,
        Owner = Owner(owner),
        MachineId = "tiny",
        MachineTitle = "Tiny guest",
        Cores = 1,
        MemoryMiB = memoryMiB,
        CreatedAt = Noon,
        Deadline = Noon.AddHours(4),
        Phase = phase,
    };

    public static Machine Machine(long minimumMemoryMiB = 64) => new()
    {
        Id = "tiny",
        Definition = new MachineDefinition
        {
            Title = "Tiny guest",
            Image = "tiny.qcow2",
            Cores = new ResourceRange { Minimum = 1, Default = 1, Maximum = 4 },
            MemoryMiB = new ResourceRange { Minimum = minimumMemoryMiB, Default = minimumMemoryMiB * 2 },
        },
    };

    public static SessionRequest Request(string owner = "alice", int cores = 1, long memoryMiB = 128, TimeSpan? lifetime = null) =>
        new(Owner(owner), "tiny", cores, memoryMiB, lifetime ?? TimeSpan.FromHours(1));

    public static HostFacts Facts(int cores = 4, long memoryMiB = 16_384) => new(cores, memoryMiB, "x86_64", Accelerator.Tcg, CpuMode: null, IsPrivileged: true);
}
