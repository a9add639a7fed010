using System.Text;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Hosts;

/// <summary>
/// The folder for the sockets of guests' channels where libvirt runs for one user. Left alone, it puts them so deep below the
/// user's home that a path of some length has no room in a socket's address. libvirt itself makes the folder, since it may be
/// on another host than the portal, and removes each socket when its guest stops.
/// </summary>
internal sealed class ChannelFolder(HypervisorHost host, StoragePools pools)
{
    /// <summary>The name of the folder, which is a volume in the overlays pool.</summary>
    private const string Name = "channels";

    /// <summary>The most bytes that the path of a unix socket may have.</summary>
    private const int LongestSocketPath = 107;

    /// <summary>Who reaches an agent's socket commands the guest as its root.</summary>
    private const int OwnerOnly = 0b111_000_000;

    /// <summary>Where the guest agent of a session is to be reached; null when that path is too long as well.</summary>
    public string? AgentSocketOf(Guid id)
    {
        var path = $"{pools.OverlayPath(Name)}/{id:N}";
        return Encoding.UTF8.GetByteCount(path) <= LongestSocketPath ? path : null;
    }

    /// <summary>Sees to it that the folder is there.</summary>
    /// <exception cref="StorageMisconfiguredException">It is not there and cannot be made.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            try
            {
                using var pool = connection.LookupStoragePool(pools.Overlays);
                // The pool remembers what it saw last, and the folder may have come or gone since.
                BusyPool.Refresh(pool);
                if (!IsIn(pool))
                    Make(pool);
            }
            catch (LibvirtException e) when (!e.IsConnectionLost)
            {
                throw new StorageMisconfiguredException($"The folder {pools.OverlayPath(Name)} for the guests' sockets cannot be made: {e.Message}", e);
            }
        },
        cancellationToken);

    /// <summary>Deletes the folder unless something is in it: a host that lost its power leaves sockets that no guest stopped.</summary>
    public static void Delete(StoragePool pool)
    {
        try
        {
            using var folder = pool.LookupVolume(Name);
            folder.Delete();
        }
        catch (StorageVolumeNotFoundException)
        {
            // A system's libvirtd needs none.
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // What is left there are names without anything behind them.
        }
    }

    private static bool IsIn(StoragePool pool)
    {
        try
        {
            pool.LookupVolume(Name).Dispose();
            return true;
        }
        catch (StorageVolumeNotFoundException)
        {
            return false;
        }
    }

    private static void Make(StoragePool pool)
    {
        var folder = new StorageVolumeXml { Name = Name, CapacityBytes = 0, Format = "dir", Permissions = new PermissionsXml { Mode = OwnerOnly } };
        pool.CreateVolume(folder.ToXml().ToString()).Dispose();
    }
}
