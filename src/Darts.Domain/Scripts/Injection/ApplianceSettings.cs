namespace Darts.Domain.Scripts.Injection;

/// <summary>How appliances run on this host.</summary>
/// <param name="Folder">A folder of the portal's own for what libguestfs keeps: the appliance that it makes of the host's packages, and temporary files.</param>
/// <param name="Path">The folder of an appliance that is there already; null has libguestfs make one.</param>
/// <param name="IsEmulated">Whether no KVM is to be used, even where there seems to be one.</param>
internal sealed record ApplianceSettings(string Folder, string? Path, bool IsEmulated)
{
    /// <summary>Enough for any file system that a desktop is on.</summary>
    public const int MemoryMiB = 512;

    /// <summary>The library's name, for tests of hosts that lack it.</summary>
    public string Library { get; init; } = GuestfsNative.Library;

    /// <summary>What libguestfs lacks most often where it gives no good reason.</summary>
    public string Needs => Path is null ? " It is made of an installed kernel (linux-image-…) that the portal can read, with its modules, unless Darts:Scripts:AppliancePath names one" : "";

    public string CacheFolder => System.IO.Path.Combine(Folder, "cache");

    public string TemporaryFolder => System.IO.Path.Combine(Folder, "temporary");
}
