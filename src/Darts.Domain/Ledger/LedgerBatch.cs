namespace Darts.Domain.Ledger;

/// <summary>What waits to be written.</summary>
/// <param name="Sessions">One for each session.</param>
/// <param name="Entries">In the order in which things were done.</param>
/// <param name="Present">The sessions that libvirt had when it was last asked; null when it was not asked yet.</param>
/// <param name="LookedAt">When that was.</param>
internal sealed record LedgerBatch(
    IReadOnlyList<SessionFacts> Sessions, IReadOnlyList<AuditEntry> Entries, IReadOnlySet<Guid>? Present, DateTimeOffset LookedAt)
{
    public bool IsEmpty => Sessions.Count == 0 && Entries.Count == 0;
}
