namespace Darts.Domain.Scripts.Sources;

/// <summary>A script in the repository that the catalogue comes from, as the commit in use has it. For administrators only.</summary>
/// <param name="Name">The plain name of its file.</param>
internal sealed record CatalogueSource(string Name) : ScriptSource
{
    public override string Title => Name;

    public override async Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken)
    {
        if (reach.Catalogue.Scripts is not { } scripts)
            throw new ScriptFetchException("the catalogue does not come from a repository, or none of it is here yet");
        var text = await new FileSource(Path.Combine(scripts.Folder, Name)).FetchAsync(reach, cancellationToken).ConfigureAwait(false);
        return text with { Commit = scripts.Commit };
    }
}
