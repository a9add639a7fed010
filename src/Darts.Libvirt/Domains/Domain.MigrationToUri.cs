using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Moves the domain to a host that its own host connects to (<c>virDomainMigrateToURI3</c>).</summary>
    /// <param name="destination">
    /// The other host's URI as this domain's host sees it, with <see cref="DomainMigrateFlags.Peer2peer"/>; null where the hypervisors speak
    /// to each other.
    /// </param>
    /// <param name="options">How.</param>
    public unsafe void MigrateToUri(string? destination, MigrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var list = new ParameterList(options.ToParameters());
        _handle.Check(Native.virDomainMigrateToURI3(_handle, destination, list.First, (uint)list.Count, (uint)options.Flags));
    }

    /// <summary>The older form without parameters (<c>virDomainMigrateToURI</c>).</summary>
    /// <param name="destination">The other host's URI, or as the flags say where it takes the guest's state.</param>
    /// <param name="flags">How.</param>
    /// <param name="name">The domain's name there; null keeps it.</param>
    /// <param name="bytesPerSecond">The most that may be sent a second, rounded up to whole MiB; 0 is no limit.</param>
    public void MigrateToUri(string destination, DomainMigrateFlags flags, string? name = null, ulong bytesPerSecond = 0)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var bandwidth = Bandwidth.Mebibytes(bytesPerSecond);
        _handle.Check(Native.virDomainMigrateToURI(_handle, destination, Bandwidth.Long((uint)flags), name, bandwidth));
    }

    /// <summary>The older form with another description of the domain (<c>virDomainMigrateToURI2</c>).</summary>
    /// <param name="destination">The other host's URI as this domain's host sees it; null as above.</param>
    /// <param name="uri">Where the other host takes the guest's state; null leaves it to libvirt.</param>
    /// <param name="destinationXml">The domain as it shall be there; null for as it is.</param>
    /// <param name="flags">How.</param>
    /// <param name="name">The domain's name there; null keeps it.</param>
    /// <param name="bytesPerSecond">The most that may be sent a second, rounded up to whole MiB; 0 is no limit.</param>
    public void MigrateToUri(
        string? destination,
        string? uri,
        string? destinationXml,
        DomainMigrateFlags flags,
        string? name = null,
        ulong bytesPerSecond = 0)
    {
        var bandwidth = Bandwidth.Mebibytes(bytesPerSecond);
        var how = Bandwidth.Long((uint)flags);
        _handle.Check(Native.virDomainMigrateToURI2(_handle, destination, uri, destinationXml, how, name, bandwidth));
    }
}
