namespace Darts.Domain.Sessions;

/// <summary>Who asks for something to be done with a session.</summary>
/// <param name="Name">The name.</param>
public sealed record Requester(OwnerName Name)
{
    /// <summary>The groups of who asks.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether an administrator asks, who may act on everybody's sessions.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>The network address that the request came from, for the ledger.</summary>
    public string? Origin { get; init; }

    internal bool MayActOn(OwnerName owner) => IsAdmin || owner == Name;
}
