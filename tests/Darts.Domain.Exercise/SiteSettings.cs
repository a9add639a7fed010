using Microsoft.Extensions.Configuration;

namespace Darts.Domain.Exercise;

/// <summary>The configuration of a test's site: everything in one folder, pools named for it, and short times.</summary>
public static class SiteSettings
{
    /// <summary>The folder in a site's that, when it is there, is the repository of its catalogue.</summary>
    public const string Repository = "catalogue.git";

    /// <summary>The folder in a site's that, when it is there, is the appliance with which scripts are put onto disks.</summary>
    public const string Appliance = "appliance";

    public static void AddSite(this IConfigurationBuilder configuration, string uri, string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var repository = Path.Combine(directory, Repository);
        var appliance = Path.Combine(directory, Appliance);
        var pool = Path.GetFileName(directory);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Darts:Host:Uri"] = uri,
            ["Darts:Storage:MachinesPath"] = Path.Combine(directory, "machines"),
            ["Darts:Storage:OverlaysPath"] = directory + "-overlays",
            ["Darts:Storage:MachinesPool"] = pool + "-machines",
            ["Darts:Storage:OverlaysPool"] = pool + "-overlays",
            ["Darts:Catalogue:Directory"] = Path.Combine(directory, "catalogue"),
            ["Darts:Catalogue:Git:Url"] = Directory.Exists(repository) ? "file://" + repository : null,
            ["Darts:Catalogue:Git:StateDirectory"] = Path.Combine(directory, "catalogue-state"),
            ["Darts:Scripts:StateDirectory"] = Path.Combine(directory, "script-repositories"),
            ["Darts:Scripts:AppliancePath"] = Directory.Exists(appliance) ? appliance : null,
            ["Darts:Ledger:File"] = Path.Combine(directory, "ledger.db"),
            ["Darts:Storage:MinimumFreeMiB"] = "0",
            // No test changes the machine's own network.
            ["Darts:Network:Default"] = "User",
            ["Darts:Sessions:ShutdownGrace"] = "00:00:01",
            ["Darts:Sessions:ReconcileInterval"] = "00:00:00.500",
            ["Darts:Limits:MemoryMiB"] = "64,128",
        });
    }

    /// <summary>What is other where the host is a guest itself and all takes many times as long.</summary>
    public static void AddGpuRun(this IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Darts:Host:QueryDeadline"] = "00:00:50",
        ["Darts:Host:JobDeadline"] = "00:00:50",
        ["Darts:Sessions:ReconcileInterval"] = "00:00:10",
        ["Darts:Sessions:ShutdownGrace"] = "00:00:00.500",
        // QEMU's bochs-display, which the host's own driver has.
        ["Darts:Gpus:Allow:0"] = "1234:1111",
    });
}
