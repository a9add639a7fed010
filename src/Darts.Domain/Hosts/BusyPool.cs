using Darts.Libvirt;

namespace Darts.Domain.Hosts;

/// <summary>What libvirt refuses to do with a pool for the moment in which somebody opens or makes a volume there.</summary>
internal static class BusyPool
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
    private const int Attempts = 50;

    /// <summary>A portal that ended this moment may have left a stream to libvirt, which has to notice.</summary>
    private const int AttemptsToStop = 500;

    /// <summary>Makes libvirt look at a pool's directory anew. Where it stays busy, what libvirt knows of it must do until the next time.</summary>
    /// <exception cref="LibvirtException">It cannot be refreshed for another reason.</exception>
    public static void Refresh(StoragePool pool) => Try(pool.Refresh, Attempts);

    /// <summary>Stops a pool.</summary>
    /// <exception cref="LibvirtException">It stays busy, or cannot be stopped for another reason.</exception>
    public static void Stop(StoragePool pool)
    {
        if (!Try(pool.Stop, AttemptsToStop))
            pool.Stop();
    }

    private static bool Try(Action act, int attempts)
    {
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            try
            {
                act();
                return true;
            }
            catch (LibvirtException e) when (e is { Code: ErrorCode.InternalError, Domain: ErrorDomain.Storage })
            {
                // libvirt has no code of its own for this; what is really wrong with a pool, the next use of it tells.
                Thread.Sleep(s_pause);
            }
        }

        return false;
    }
}
