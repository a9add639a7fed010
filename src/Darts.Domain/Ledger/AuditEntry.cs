namespace Darts.Domain.Ledger;

/// <summary>Something that was done, and by whom.</summary>
public sealed record AuditEntry
{
    /// <summary>The entry's identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A user's name, <c>outside</c> for what was done by libvirt's own tools, <c>darts</c> for what the portal did by itself.</summary>
    public required string Who { get; init; }

    /// <summary>What, in a word or two.</summary>
    public required string What { get; init; }

    /// <summary>The session that it was done to.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>That session's domain.</summary>
    public string? SessionName { get; init; }

    /// <summary>That session's owner.</summary>
    public string? Owner { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Where it came from: the network address of who asked.</summary>
    public string? Origin { get; init; }
}
