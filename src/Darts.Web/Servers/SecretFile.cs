namespace Darts.Web.Servers;

/// <summary>A secret that a setting names by its file.</summary>
internal static class SecretFile
{
    /// <summary>What is wrong with the file; null when it can be used.</summary>
    public static string? Problem(string key, string? file)
    {
        if (string.IsNullOrEmpty(file))
            return null;
        try
        {
            return Read(file).Length > 0 ? null : $"{key} \"{file}\" is empty. Write the secret into it, and nothing else.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{key} \"{file}\" cannot be read. Name a file with the secret that this user may read.";
        }
    }

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Read(string file) => File.ReadAllText(file).Trim();
}
