using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Darts.Domain.Machines.Templates;

namespace Darts.Domain.Sessions;

/// <summary>The names by which Darts' own domains and volumes are known among all others on a host.</summary>
public static partial class SessionNaming
{
    /// <summary>The ending of a session's overlay volume.</summary>
    private const string OverlaySuffix = ".qcow2";

    /// <summary>The ending of the file in which a session's UEFI keeps its variables.</summary>
    private const string NvramSuffix = ".nvram";

    /// <summary>The ending of the volume with a session's boot scripts.</summary>
    private const string ScriptsSuffix = ".scripts";

    /// <summary>The ending of the volume with a session's seed for cloud-init.</summary>
    private const string SeedSuffix = ".seed";

    /// <summary>The endings of a session's disks; a template may have given it more than one.</summary>
    private static readonly string[] s_overlaySuffixes = [OverlaySuffix, .. Enumerable.Range(2, TemplateDisks.Most - 1).Select(n => $".disk{n}")];

    /// <summary>The endings of all volumes of a session.</summary>
    private static readonly string[] s_suffixes = [.. s_overlaySuffixes, NvramSuffix, ScriptsSuffix, SeedSuffix];

    /// <summary>The name of a session's domain: <c>darts-&lt;owner&gt;-&lt;first eight digits of the id&gt;</c>.</summary>
    public static string DomainName(OwnerName owner, Guid id) => $"darts-{owner.Slug}-{ShortId(id)}";

    /// <summary>The name of the overlay volume of a domain.</summary>
    public static string OverlayName(string domainName) => domainName + OverlaySuffix;

    /// <summary>The name of the volume in which a domain's UEFI keeps its variables.</summary>
    public static string NvramName(string domainName) => domainName + NvramSuffix;

    /// <summary>The names of all volumes that a domain may have, the overlays of its disks in their order first.</summary>
    public static IEnumerable<string> VolumeNames(string domainName) => s_suffixes.Select(suffix => domainName + suffix);

    /// <summary>Whether a domain's name is the one that Darts gave to this id.</summary>
    public static bool IsDomainName(string name, Guid id) =>
        DomainPattern().IsMatch(name) && name.EndsWith("-" + ShortId(id), StringComparison.Ordinal);

    /// <summary>The name of the volume with the boot scripts of a domain.</summary>
    public static string ScriptsName(string domainName) => domainName + ScriptsSuffix;

    /// <summary>The name of the volume with the seed of a domain.</summary>
    public static string SeedName(string domainName) => domainName + SeedSuffix;

    /// <summary>Whether a volume has a name that Darts gives to those of its domains, and of which.</summary>
    public static bool IsVolumeName(string volumeName, [NotNullWhen(true)] out string? domainName)
    {
        domainName = Array.Find(s_suffixes, s => volumeName.EndsWith(s, StringComparison.Ordinal)) is { } suffix ? volumeName[..^suffix.Length] : null;
        if (domainName is not null && DomainPattern().IsMatch(domainName))
            return true;
        domainName = null;
        return false;
    }

    /// <summary>Whether a volume of a session is one of its disks.</summary>
    public static bool IsOverlayName(string volumeName) => s_overlaySuffixes.Any(suffix => volumeName.EndsWith(suffix, StringComparison.Ordinal));

    private static string ShortId(Guid id) => id.ToString("N")[..8];

    [GeneratedRegex("^darts-[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DomainPattern();
}
