using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Moves the domain to another host that this process is connected to (<c>virDomainMigrate3</c>).</summary>
    /// <param name="destination">The other host.</param>
    /// <param name="options">How.</param>
    /// <returns>The domain there, which the caller disposes of; this one is left as it ended.</returns>
    public unsafe Domain Migrate(Connection destination, MigrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(options);
        using var list = new ParameterList(options.ToParameters());
        return Arrived(
            destination,
            _handle.Check(Native.virDomainMigrate3(_handle, destination.Handle, list.First, (uint)list.Count, (uint)options.Flags)));
    }

    /// <summary>The older form without parameters (<c>virDomainMigrate</c>).</summary>
    /// <param name="destination">The other host.</param>
    /// <param name="flags">How.</param>
    /// <param name="name">The domain's name there; null keeps it.</param>
    /// <param name="uri">Where the other host takes the guest's state; null leaves it to libvirt.</param>
    /// <param name="bytesPerSecond">The most that may be sent a second, rounded up to whole MiB; 0 is no limit.</param>
    public Domain Migrate(Connection destination, DomainMigrateFlags flags, string? name = null, string? uri = null, ulong bytesPerSecond = 0)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var bandwidth = Bandwidth.Mebibytes(bytesPerSecond);
        return Arrived(
            destination,
            _handle.Check(Native.virDomainMigrate(_handle, destination.Handle, Bandwidth.Long((uint)flags), name, uri, bandwidth)));
    }

    /// <summary>The older form with another description of the domain (<c>virDomainMigrate2</c>).</summary>
    /// <param name="destination">The other host.</param>
    /// <param name="destinationXml">The domain as it shall be there; what the guest sees of it must not change.</param>
    /// <param name="flags">How.</param>
    /// <param name="name">The domain's name there; null keeps it.</param>
    /// <param name="uri">Where the other host takes the guest's state; null leaves it to libvirt.</param>
    /// <param name="bytesPerSecond">The most that may be sent a second, rounded up to whole MiB; 0 is no limit.</param>
    public Domain Migrate(
        Connection destination,
        string destinationXml,
        DomainMigrateFlags flags,
        string? name = null,
        string? uri = null,
        ulong bytesPerSecond = 0)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(destinationXml);
        var bandwidth = Bandwidth.Mebibytes(bytesPerSecond);
        var how = Bandwidth.Long((uint)flags);
        return Arrived(
            destination,
            _handle.Check(Native.virDomainMigrate2(_handle, destination.Handle, destinationXml, how, name, uri, bandwidth)));
    }

    // What is checked on this domain is another host's.
    private static Domain Arrived(Connection destination, DomainHandle handle)
    {
        handle.Connection = destination.Handle;
        return new Domain(handle);
    }
}
