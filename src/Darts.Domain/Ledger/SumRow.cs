namespace Darts.Domain.Ledger;

/// <summary>A sum as the database tells it.</summary>
internal sealed class SumRow
{
    public string Key { get; set; } = "";

    public long Sessions { get; set; }

    public double CpuSeconds { get; set; }

    public long PeakMemoryMiB { get; set; }

    public long Milliseconds { get; set; }
}
