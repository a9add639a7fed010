using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Statistics of some domains of one connection, in one call (<c>virDomainListGetStats</c>).</summary>
    /// <param name="domains">The domains; none of them gives nothing.</param>
    /// <param name="types">The groups wanted; none means all that the hypervisor has.</param>
    /// <param name="flags">
    /// <see cref="DomainStatisticsFlags.NoWait"/> leaves out what a busy domain would make the call wait for.
    /// </param>
    public static unsafe IReadOnlyList<DomainStatistics> GetStatistics(
        IReadOnlyCollection<Domain> domains,
        DomainStatisticsTypes types = DomainStatisticsTypes.None,
        DomainStatisticsFlags flags = DomainStatisticsFlags.None)
    {
        ArgumentNullException.ThrowIfNull(domains);
        if (domains.Count == 0)
        {
            return [];
        }

        // References of their own: another thread could dispose of a domain meanwhile.
        var held = new List<DomainHandle>(domains.Count);
        try
        {
            foreach (var domain in domains)
            {
                held.Add(domain._handle.Duplicate<DomainHandle>(Native.virDomainRef));
            }

            nint[] pointers = [.. held.Select(h => h.DangerousGetHandle()), 0];
            fixed (nint* first = pointers)
            {
                virDomainStatsRecord** records = null;
                var count = held[0].Check(Native.virDomainListGetStats(first, (uint)types, &records, (uint)flags));
                return TakeStatistics(records, count);
            }
        }
        finally
        {
            held.ForEach(h => h.Dispose());
        }
    }

    /// <summary>The processor time that it has used, all together (<c>virDomainGetCPUStats</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainCpuStatsCputime"/>, in nanoseconds.</returns>
    public unsafe TypedParameters GetCpuStatistics()
    {
        const int Total = -1;
        return TypedParameters.Ask(_handle, (first, count) =>
        {
            var found = Native.virDomainGetCPUStats(_handle, first, (uint)*count, Total, 1, 0);
            *count = found;
            return found;
        });
    }

    /// <summary>The processor time that it has used, by processor of the host (<c>virDomainGetCPUStats</c>).</summary>
    public unsafe IReadOnlyList<TypedParameters> GetCpuStatisticsByCpu()
    {
        // As many as libvirt lets pass in one call.
        const int AtOnce = 128;
        var cpus = _handle.Check(Native.virDomainGetCPUStats(_handle, null, 0, 0, 0, 0));
        var width = _handle.Check(Native.virDomainGetCPUStats(_handle, null, 0, 0, 1, 0));
        var found = new List<TypedParameters>(cpus);
        for (var start = 0; start < cpus && width > 0; start += AtOnce)
        {
            var some = Math.Min(AtOnce, cpus - start);
            var parameters = (virTypedParameter*)NativeMemory.AllocZeroed((nuint)(width * some), (nuint)sizeof(virTypedParameter));
            try
            {
                _handle.Check(Native.virDomainGetCPUStats(_handle, parameters, (uint)width, start, (uint)some, 0));
                found.AddRange(Enumerable.Range(0, some).Select(i => TypedParameters.Copy(parameters + (i * width), width)));
            }
            finally
            {
                Native.virTypedParamsFree(parameters, width * some);
            }
        }

        return found;
    }

    internal static unsafe IReadOnlyList<DomainStatistics> TakeStatistics(virDomainStatsRecord** records, int count)
    {
        try
        {
            var all = new DomainStatistics[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = new DomainStatistics(
                    BorrowedDomain.Uuid(records[i]->dom),
                    BorrowedDomain.Name(records[i]->dom),
                    TypedParameters.Copy(records[i]->@params, records[i]->nparams));
            }

            return all;
        }
        finally
        {
            Native.virDomainStatsRecordListFree(records);
        }
    }
}
