namespace Darts.Domain.Ledger;

/// <summary>A sum as the database tells it.</summary>
internal sealed class SumRow
{
    public string Key { get; set; } = "";

    public long Sessions { get; set; }

    public double CpuSeconds { get; set; }

    public double CoreSeconds { get; set; }

    public double MemoryMiBSeconds { get; set; }

    public double GpuSeconds { get; set; }

    public long PeakMemoryMiB { get; set; }

    public long Milliseconds { get; set; }

    public LedgerSum ToSum() => new()
    {
        Key = Key,
        Sessions = Sessions,
        CpuSeconds = CpuSeconds,
        CoreSeconds = CoreSeconds,
        MemoryMiBSeconds = MemoryMiBSeconds,
        GpuSeconds = GpuSeconds,
        Seconds = Milliseconds / 1000.0,
        PeakMemoryMiB = PeakMemoryMiB,
    };
}
