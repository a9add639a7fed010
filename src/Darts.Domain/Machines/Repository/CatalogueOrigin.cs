namespace Darts.Domain.Machines.Repository;

/// <summary>Where the catalogue stands to its repository, for administrators.</summary>
/// <param name="Url">The repository.</param>
/// <param name="Ref">The branch, tag or commit that the site follows.</param>
public sealed record CatalogueOrigin(Uri Url, string Ref)
{
    /// <summary>The commit that the machines and scripts now in use are from; null when there was none yet.</summary>
    public CatalogueCommit? Commit { get; init; }

    /// <summary>When the repository was last looked at with success.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Why the last look gave nothing that could be used, so that <see cref="Commit"/> stays in use; null when all is well.</summary>
    public string? Problem { get; init; }
}
