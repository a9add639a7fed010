namespace Darts.Web.Start;

/// <summary>Where the portal listens and keeps its own few files: section <c>Darts</c>.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Darts";

    /// <summary>The TCP port; 0 takes any free one.</summary>
    public int Port { get; set; } = 8080;

    /// <summary>An absolute path, created 0700: the keys that protect cookies, and in open mode the secret.</summary>
    public string StateDirectory { get; set; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "darts");
}
