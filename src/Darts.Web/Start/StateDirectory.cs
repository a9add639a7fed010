namespace Darts.Web.Start;

/// <summary>The portal's own directory: nobody but its user may look into it.</summary>
internal static class StateDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static DirectoryInfo Ensure(string path, string? child = null)
    {
        try
        {
            var directory = Directory.CreateDirectory(path, OwnerOnly);
            // It may have been made by hand, with the usual umask.
            File.SetUnixFileMode(path, OwnerOnly);
            return child is null ? directory : Directory.CreateDirectory(Path.Combine(path, child), OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Darts:StateDirectory \"{path}\" cannot be used: {e.Message} Name a directory that this user may write to.", e);
        }
    }
}
