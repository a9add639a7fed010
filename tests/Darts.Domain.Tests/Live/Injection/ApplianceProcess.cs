using Darts.Testing;

namespace Darts.Domain.Tests.Live.Injection;

/// <summary>The QEMU in which libguestfs looks into a disk.</summary>
internal static class ApplianceProcess
{
    /// <summary>Waits until there is one for a disk.</summary>
    /// <param name="disk">What its path holds.</param>
    public static async Task<int> OfAsync(string disk) =>
        (int)await Eventually.GetAsync(() => Find(disk) is { } id ? (object)id : null, $"libguestfs looks into {disk}", TimeSpan.FromMinutes(1));

    /// <summary>The one for a disk, if there is one that is not over.</summary>
    public static int? Find(string disk) => QemuProcess.Find(
        line => line.Contains("guestfsd", StringComparison.Ordinal) && line.Contains(disk, StringComparison.Ordinal));
}
