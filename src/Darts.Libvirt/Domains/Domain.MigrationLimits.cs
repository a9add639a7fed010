using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The longest that the guest may stand still at the end of a migration (<c>virDomainMigrateGetMaxDowntime</c>).</summary>
    public unsafe TimeSpan GetMigrationDowntime()
    {
        ulong milliseconds;
        _handle.Check(Native.virDomainMigrateGetMaxDowntime(_handle, &milliseconds, 0));
        return NativeTime.Milliseconds(milliseconds);
    }

    /// <summary>Sets the longest that the guest may stand still, also while it moves (<c>virDomainMigrateSetMaxDowntime</c>).</summary>
    /// <param name="downtime">In whole milliseconds.</param>
    public void SetMigrationDowntime(TimeSpan downtime) =>
        _handle.Check(Native.virDomainMigrateSetMaxDowntime(_handle, checked((ulong)downtime.TotalMilliseconds), 0));

    /// <summary>The most that a migration may send a second, in bytes (<c>virDomainMigrateGetMaxSpeed</c>).</summary>
    public unsafe ulong GetMigrationSpeed(DomainMigrateMaxSpeedFlags flags = DomainMigrateMaxSpeedFlags.None)
    {
        CULong mebibytes;
        _handle.Check(Native.virDomainMigrateGetMaxSpeed(_handle, &mebibytes, (uint)flags));
        return Bandwidth.FromMebibytes(mebibytes);
    }

    /// <summary>Limits what a migration may send a second, also while it runs (<c>virDomainMigrateSetMaxSpeed</c>).</summary>
    /// <param name="bytesPerSecond">Rounded up to whole MiB.</param>
    /// <param name="flags">Whether it is the limit of the phase after the switch.</param>
    public void SetMigrationSpeed(ulong bytesPerSecond, DomainMigrateMaxSpeedFlags flags = DomainMigrateMaxSpeedFlags.None) =>
        _handle.Check(Native.virDomainMigrateSetMaxSpeed(_handle, Bandwidth.Mebibytes(bytesPerSecond), (uint)flags));

    /// <summary>The size of the cache for pages that are sent again, in bytes (<c>virDomainMigrateGetCompressionCache</c>).</summary>
    public unsafe ulong GetMigrationCacheSize()
    {
        ulong bytes;
        _handle.Check(Native.virDomainMigrateGetCompressionCache(_handle, &bytes, 0));
        return bytes;
    }

    /// <summary>Sets the size of the cache for pages that are sent again (<c>virDomainMigrateSetCompressionCache</c>).</summary>
    public void SetMigrationCacheSize(ulong bytes) => _handle.Check(Native.virDomainMigrateSetCompressionCache(_handle, bytes, 0));

    /// <summary>
    /// Switches the guest over now, and fetches the rest of its memory as it is used; the migration must have been begun with
    /// <see cref="DomainMigrateFlags.PostCopy"/> (<c>virDomainMigrateStartPostCopy</c>).
    /// </summary>
    public void StartPostCopy() => _handle.Check(Native.virDomainMigrateStartPostCopy(_handle, 0));
}
