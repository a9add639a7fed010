using System.Text;
using System.Text.RegularExpressions;
using Darts.Domain.Scripts.Seeds;

namespace Darts.Domain.Scripts.Injection;

/// <summary>
/// Puts scripts into the Linux system on a disk, with a unit of systemd's that runs them, one after the other, as soon as the guest's
/// network is up. What the image says of itself only decides what is mounted where within the appliance.
/// </summary>
internal static partial class GuestInstallation
{
    private const string UnitName = "darts-boot-scripts.service";
    private const string UnitFolder = "/etc/systemd/system";

    /// <summary>That the target wants the unit, a file says as well as the usual link.</summary>
    private const string DropInFolder = UnitFolder + "/multi-user.target.d";

    private const string SecurityFile = "/etc/selinux/config";

    private const int OwnerOnly = 0b110_000_000;
    private const int OwnerOnlyExecutable = 0b111_000_000;
    private const int Readable = 0b110_100_100;

    private static readonly string[] s_systemd = ["/usr/lib/systemd/systemd", "/lib/systemd/systemd"];

    /// <summary>The scripts' places are not the only thing that may lie elsewhere than on the root's file system.</summary>
    private static readonly string[] s_mounted = ["/", "/etc", "/usr", "/var", "/var/lib"];

    /// <summary>Does it.</summary>
    /// <param name="appliance">The appliance, which has the disk; it is ended in good order.</param>
    /// <param name="scripts">The scripts in their order.</param>
    /// <exception cref="InjectionException">There is no such system, or something failed: the disk is then to be made anew.</exception>
    public static void Write(Appliance appliance, IReadOnlyList<GuestStart> scripts)
    {
        Mount(appliance);
        if (!s_systemd.Any(appliance.HasFile))
            throw new InjectionException("the system on its disk has no systemd, which would run it");
        if (appliance.HasFile(SecurityFile) && EnforcedPattern().IsMatch(appliance.Read(SecurityFile)))
            throw new InjectionException("the system on its disk enforces SELinux, which would not let it run");

        foreach (var script in scripts)
        {
            appliance.MakeFolders(FolderOf(script.ScriptPath), isPrivate: true);
            appliance.Write(script.ScriptPath, script.Script, OwnerOnlyExecutable);
            appliance.Write(script.StarterPath, script.Starter, OwnerOnly);
        }

        var runner = FolderOf(FolderOf(scripts[0].ScriptPath)) + "/start";
        appliance.Write(runner, Encoding.UTF8.GetBytes(string.Concat(scripts.Select(s => $"{GuestStart.Shell} {s.StarterPath}\n"))), OwnerOnly);
        appliance.MakeFolders(DropInFolder, isPrivate: false);
        appliance.Write($"{UnitFolder}/{UnitName}", Encoding.UTF8.GetBytes(UnitOf(runner)), Readable);
        appliance.Write($"{DropInFolder}/darts-boot-scripts.conf", Encoding.UTF8.GetBytes($"[Unit]\nWants={UnitName}\n"), Readable);
        appliance.Finish();
    }

    private static void Mount(Appliance appliance)
    {
        var systems = appliance.FindSystems();
        if (systems.Count != 1)
            throw new InjectionException(systems.Count == 0 ? "no operating system was found on its disk" : "there is more than one operating system on its disk");
        if (appliance.FamilyOf(systems[0]) != "linux")
            throw new InjectionException("the system on its disk is not Linux");
        // In the order in which they lie within one another. A list without a root mounts the system itself.
        var mounts = appliance.MountsOf(systems[0]).Where(m => s_mounted.Contains(m.Place)).OrderBy(m => m.Place.Length).ToList();
        if (mounts.Count == 0 || mounts[0].Place != "/")
            mounts.Insert(0, ("/", systems[0]));
        foreach (var (place, fileSystem) in mounts)
            appliance.Mount(place, fileSystem);
    }

    // No target waits for it: without the default dependencies those that want it do not come after it. Whatever a script leaves running goes on.
    private static string UnitOf(string runner) => $"""
        [Unit]
        Description=Boot scripts of this desktop
        DefaultDependencies=no
        Requires=sysinit.target
        Wants=network-online.target
        After=sysinit.target basic.target network-online.target
        Conflicts=shutdown.target
        Before=shutdown.target

        [Service]
        ExecStart={GuestStart.Shell} {runner}
        RemainAfterExit=yes
        KillMode=process

        """;

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    [GeneratedRegex(@"^\s*SELINUX\s*=\s*enforcing\b", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnforcedPattern();
}
