using Darts.Libvirt;

namespace Darts.Domain.Hosts;

/// <summary>Makes libvirt look at a pool's directory anew, which it refuses for the moment in which somebody opens or makes a volume there.</summary>
internal static class PoolRefresh
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
    private const int Attempts = 50;

    /// <summary>Refreshes a pool. Where it stays busy, what libvirt knows of it must do until the next time.</summary>
    /// <exception cref="LibvirtException">It cannot be refreshed for another reason.</exception>
    public static void Run(StoragePool pool)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                pool.Refresh();
                return;
            }
            catch (LibvirtException e) when (e is { Code: ErrorCode.InternalError, Domain: ErrorDomain.Storage })
            {
                // libvirt has no code of its own for this; what is really wrong with a pool, the next use of it tells.
                if (attempt == Attempts)
                    return;
                Thread.Sleep(s_pause);
            }
        }
    }
}
