using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain.Memory;

/// <summary>Asks libvirt for the memory of the host and, in one call, of all running sessions.</summary>
internal static class BalloonReading
{
    private const double KibPerMiB = 1024;

    public static (HostMemory Host, IReadOnlyList<GuestSample> Guests) Read(Connection connection, DomainPictures pictures, GuestUsage usage)
    {
        var host = HostMemory.Read(connection);
        var samples = new List<GuestSample>();
        // A guest whose QEMU is busy is left out and waited for by nobody: then nothing of it is known, and nothing is done to it.
        var all = connection.GetAllDomainStatistics(DomainStatisticsTypes.Balloon | DomainStatisticsTypes.CpuTotal, DomainStatisticsFlags.Running | DomainStatisticsFlags.NoWait);
        foreach (var domain in all.Where(d => SessionNaming.IsDomainName(d.Name, d.Uuid)))
        {
            if (domain.Values.GetUInt64("cpu.time") is { } nanoseconds)
                usage.Note(domain.Uuid, nanoseconds / 1e9, (long)((domain.Values.GetUInt64("balloon.rss") ?? 0) / KibPerMiB));
            try
            {
                if (domain.Values.GetUInt64("balloon.current") is { } current && pictures.Of(connection, domain.Uuid, domain.Name) is { HoldsMemory: false } picture)
                    samples.Add(Sample(domain, picture, current));
            }
            catch (DomainNotFoundException)
            {
                // It went while the list was read.
            }
        }

        return (host, samples);
    }

    private static GuestSample Sample(DomainStatistics domain, DomainPicture picture, ulong current)
    {
        var values = domain.Values;
        double MiB(string name) => (values.GetUInt64(name) ?? 0) / KibPerMiB;
        var told = (long)(values.GetUInt64("balloon.last-update") ?? 0);
        // Guests that are older, or Windows, know only what is wholly unused.
        var usable = values.GetUInt64("balloon.usable") ?? values.GetUInt64("balloon.unused");
        return new GuestSample(
            domain.Uuid,
            picture,
            (long)(current / KibPerMiB),
            told == 0 ? null : (long?)(usable / KibPerMiB),
            told,
            MiB("balloon.swap_in") + MiB("balloon.swap_out"),
            (long)(values.GetUInt64("balloon.major_fault") ?? 0));
    }
}
