namespace Darts.Web.SignIn.Pam;

/// <summary>The file that says how a service checks. Without it libpam asks the service <c>other</c> and says nothing: that must not happen.</summary>
internal static class PamServiceFile
{
    private static readonly string[] s_directories = ["/etc/pam.d", "/usr/lib/pam.d"];

    /// <summary>What is wrong with the file, and the fix; null when libpam will use it.</summary>
    public static string? Problem(string service)
    {
        // As libpam does: the first that can be opened.
        if (s_directories.Any(d => CanBeRead(Path.Combine(d, service))))
            return null;
        var file = Path.Combine(s_directories[0], service);
        return File.Exists(file)
            ? $"{file} cannot be read, and PAM would ask its service \"other\" instead. Let this user read it (chmod 644)."
            : $"{file} is not there, and PAM would ask its service \"other\" instead. Install packaging/pam.d/darts of the sources as that file, or write one.";
    }

    private static bool CanBeRead(string file)
    {
        try
        {
            using var opened = File.OpenHandle(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
