namespace Darts.Web.SignIn.Pam;

/// <summary>The system's passwords. PAM asks for them with the rights of the portal, and for others than the portal's own account these must suffice.</summary>
internal static class ShadowFile
{
    private const string Path = "/etc/shadow";

    /// <summary>What to do when this process may not read them; null when it may.</summary>
    public static string? Warning(string section, string service)
    {
        try
        {
            if (File.Exists(Path))
                File.OpenHandle(Path).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{section}: this user may not read {Path}. If /etc/pam.d/{service} asks pam_unix, nobody comes in with a local password: "
                + $"put the user {Environment.UserName} into the group shadow (usermod --append --groups shadow {Environment.UserName}) and start again.";
        }
    }
}
