namespace Darts.Domain.Scripts.Sources;

/// <summary>A script in a file that the portal can read. For administrators only.</summary>
/// <param name="Path">Its absolute path.</param>
internal sealed record FileSource(string Path) : ScriptSource
{
    public override string Title => System.IO.Path.GetFileName(Path);

    public override async Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken)
    {
        try
        {
            // A pipe or a device would hold the portal up.
            if (!File.Exists(Path) || (File.GetAttributes(Path) & (FileAttributes.Device | FileAttributes.Directory)) != 0)
                throw new ScriptFetchException("its file is not there");
            var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
                return await ScriptText.ReadAsync(stream, reach.Limits.MaximumLength, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScriptFetchException("its file cannot be read by the portal");
        }
    }
}
