namespace Darts.Domain.Ledger;

/// <summary>An audit entry as the database tells it.</summary>
internal sealed class AuditRow
{
    public string Id { get; set; } = "";

    public long At { get; set; }

    public string Who { get; set; } = "";

    public string What { get; set; } = "";

    public string? Session { get; set; }

    public string? Name { get; set; }

    public string? Owner { get; set; }

    public string? Detail { get; set; }

    public string? Origin { get; set; }

    public AuditEntry ToEntry() => new()
    {
        Id = Guid.Parse(Id),
        At = DateTimeOffset.FromUnixTimeMilliseconds(At),
        Who = Who,
        What = What,
        SessionId = Session is null ? null : Guid.Parse(Session),
        SessionName = Name,
        Owner = Owner,
        Detail = Detail,
        Origin = Origin,
    };
}
