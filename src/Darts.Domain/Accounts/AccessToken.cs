using Darts.Domain.Sessions;

namespace Darts.Domain.Accounts;

/// <summary>A personal access token, without its secret, of which only a hash is kept.</summary>
public sealed record AccessToken
{
    /// <summary>Its identity, which is no secret.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who made it and is meant when it is used.</summary>
    public required OwnerName Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Title { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Its owner's groups when it was made, and what else roles go by, as the caller wrote them.</summary>
    public required string Claims { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it counts, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was last used, in UTC and to some minutes; null when never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
