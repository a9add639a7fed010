namespace Darts.Domain.Ledger;

/// <summary>A session as the database tells it.</summary>
internal sealed class SessionRow
{
    public string Id { get; set; } = "";

    public string Site { get; set; } = "";

    public string Name { get; set; } = "";

    public string Owner { get; set; } = "";

    public string Machine { get; set; } = "";

    public string MachineTitle { get; set; } = "";

    public long Cores { get; set; }

    public long MemoryMiB { get; set; }

    public long PeakMemoryMiB { get; set; }

    public long DiskMiB { get; set; }

    public long Gpus { get; set; }

    public double CpuSeconds { get; set; }

    public double CoreSeconds { get; set; }

    public double MemoryMiBSeconds { get; set; }

    public double GpuSeconds { get; set; }

    public long CreatedAt { get; set; }

    public long? StartedAt { get; set; }

    public long? EndedAt { get; set; }

    public string? Result { get; set; }

    public string? Problem { get; set; }

    public LedgerSession ToSession() => new()
    {
        Id = Guid.Parse(Id),
        Site = Site,
        Name = Name,
        Owner = Owner,
        Machine = Machine,
        MachineTitle = MachineTitle,
        Cores = (int)Cores,
        MemoryMiB = MemoryMiB,
        PeakMemoryMiB = PeakMemoryMiB,
        DiskMiB = DiskMiB,
        Gpus = (int)Gpus,
        CpuSeconds = CpuSeconds,
        CoreSeconds = CoreSeconds,
        MemoryMiBSeconds = MemoryMiBSeconds,
        GpuSeconds = GpuSeconds,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
        StartedAt = Instant(StartedAt),
        EndedAt = Instant(EndedAt),
        Result = Enum.TryParse<SessionResult>(Result, out var result) ? result : null,
        Problem = Problem,
    };

    private static DateTimeOffset? Instant(long? milliseconds) => milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
