using Microsoft.Extensions.Configuration;

namespace Darts.Domain.Exercise;

/// <summary>The configuration of a test's site: everything in one folder, pools named for it, and short times.</summary>
public static class SiteSettings
{
    public static void AddSite(this IConfigurationBuilder configuration, string uri, string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var pool = Path.GetFileName(directory);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Darts:Host:Uri"] = uri,
            ["Darts:Storage:MachinesPath"] = Path.Combine(directory, "machines"),
            ["Darts:Storage:OverlaysPath"] = directory + "-overlays",
            ["Darts:Storage:MachinesPool"] = pool + "-machines",
            ["Darts:Storage:OverlaysPool"] = pool + "-overlays",
            ["Darts:Catalogue:Directory"] = Path.Combine(directory, "catalogue"),
            ["Darts:Storage:MinimumFreeMiB"] = "0",
            ["Darts:Sessions:ShutdownGrace"] = "00:00:01",
            ["Darts:Sessions:ReconcileInterval"] = "00:00:00.500",
            ["Darts:Limits:MemoryMiB"] = "64,128",
        });
    }
}
