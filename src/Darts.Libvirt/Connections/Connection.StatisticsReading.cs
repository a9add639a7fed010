using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>
    /// Reads a few statistics of all domains in one call (<c>virConnectGetAllDomainStats</c>), without copying the many that come with them.
    /// </summary>
    /// <param name="select">Makes a result of each domain's statistics.</param>
    /// <param name="types">The groups wanted; none means all that the hypervisor has.</param>
    /// <param name="flags">
    /// Which domains; <see cref="DomainStatisticsFlags.NoWait"/> leaves out what a busy domain would make the call wait for.
    /// </param>
    public unsafe IReadOnlyList<T> ReadAllDomainStatistics<T>(
        DomainStatisticsSelector<T> select,
        DomainStatisticsTypes types = DomainStatisticsTypes.None,
        DomainStatisticsFlags flags = DomainStatisticsFlags.None)
    {
        ArgumentNullException.ThrowIfNull(select);
        virDomainStatsRecord** records = null;
        var count = _handle.Check(Native.virConnectGetAllDomainStats(_handle, (uint)types, &records, (uint)flags));
        try
        {
            var all = new T[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = select(BorrowedDomain.Uuid(records[i]->dom), new TypedParameterReader(records[i]->@params, records[i]->nparams));
            }

            return all;
        }
        finally
        {
            Native.virDomainStatsRecordListFree(records);
        }
    }
}
