namespace Darts.Domain.Scripts.Sources;

/// <summary>Where a boot script's text comes from.</summary>
internal abstract record ScriptSource
{
    /// <summary>A short name for its user, without anything that may be secret.</summary>
    public abstract string Title { get; }

    /// <summary>Gets the text, as it stands there now.</summary>
    /// <param name="reach">What may be reached for.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ScriptFetchException">It cannot be had.</exception>
    public abstract Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken);
}
