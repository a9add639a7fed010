using Darts.Domain.Sessions;

namespace Darts.Domain.Ledger;

/// <summary>What the ledger is to say of a session, as of one moment.</summary>
internal sealed record SessionFacts
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required string Machine { get; init; }

    public required string MachineTitle { get; init; }

    public required int Cores { get; init; }

    public required long MemoryMiB { get; init; }

    public required long DiskMiB { get; init; }

    /// <summary>How many GPUs it has to itself while it is active.</summary>
    public required int Gpus { get; init; }

    /// <summary>Whether it holds cores, memory and GPUs of the host.</summary>
    public required bool IsActive { get; init; }

    public required bool IsPersistent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public SessionResult? Result { get; init; }

    public string? Problem { get; init; }

    /// <summary>Seconds that the running QEMU took so far; it counts from 0 at each start.</summary>
    public double CpuCounter { get; init; }

    /// <summary>The host's memory that its QEMU holds, in MiB.</summary>
    public long ResidentMiB { get; init; }

    public static SessionFacts Of(ObservedSession session, DateTimeOffset now) => new()
    {
        Id = session.Id,
        Name = session.Name,
        Owner = session.Metadata.Owner.Value,
        Machine = session.Metadata.MachineId,
        MachineTitle = session.Metadata.MachineTitle,
        Cores = session.Cores,
        MemoryMiB = session.MemoryMiB,
        DiskMiB = session.Metadata.DiskMiB,
        Gpus = session.Metadata.Gpus.Count,
        IsActive = session.IsActive,
        IsPersistent = session.Metadata.IsPersistent,
        CreatedAt = session.Metadata.CreatedAt,
        StartedAt = session.Metadata.StartedAt,
        Deadline = session.Metadata.Deadline,
        EndedBy = session.Metadata.EndedBy,
        CpuCounter = session.CpuSeconds,
        ResidentMiB = session.ResidentMiB,
        SeenAt = now,
    };

    public static SessionFacts OfFailure(Session session, string problem, DateTimeOffset now) => new()
    {
        Id = session.Id,
        Name = session.Name,
        Owner = session.Owner.Value,
        Machine = session.MachineId,
        MachineTitle = session.MachineTitle,
        Cores = session.Cores,
        MemoryMiB = session.MemoryMiB,
        DiskMiB = session.DiskMiB,
        Gpus = session.Gpus.Count,
        IsActive = false,
        IsPersistent = session.IsPersistent,
        CreatedAt = session.CreatedAt,
        Deadline = session.Deadline,
        SeenAt = now,
        EndedAt = now,
        Result = SessionResult.Failed,
        Problem = problem,
    };

    /// <summary>Whether there is more to say than that time went by.</summary>
    public bool DiffersFrom(SessionFacts earlier) => this with { SeenAt = earlier.SeenAt, CpuCounter = earlier.CpuCounter, ResidentMiB = earlier.ResidentMiB } != earlier;
}
