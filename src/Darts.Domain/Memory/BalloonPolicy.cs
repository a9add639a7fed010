namespace Darts.Domain.Memory;

/// <summary>
/// Decides from the memory of a host and of its guests alone how large each balloon is to be. Between the two thresholds nothing moves
/// but guests in need, and what is taken or given leads to the middle between them, so that nothing swings.
/// </summary>
internal sealed class BalloonPolicy(BalloonOptions options)
{
    /// <summary>Changes that are smaller, as a part of a guest's memory, are not worth its work.</summary>
    private const double Grain = 1.0 / 64;

    private const long LeastGrainMiB = 4;

    /// <summary>The guests whose memory is to change, and what each is to have, in MiB.</summary>
    public IReadOnlyDictionary<Guid, long> Decide(HostMemory host, IReadOnlyCollection<GuestMemory> guests)
    {
        var targets = guests.ToDictionary(g => g.Id, g => Math.Max(g.CurrentMiB, FloorOf(g)));
        // Who is short of memory gets it whatever the host has: others have more than they use, and the host has its swap.
        var available = host.AvailableMiB - guests.Sum(g => targets[g.Id] - g.CurrentMiB);
        var middle = (long)(host.TotalMiB * (options.PressureShare + options.ReliefShare) / 2);
        if (available < host.TotalMiB * options.PressureShare)
            Share(guests, targets, middle - available, g => -Math.Min(SpareOf(g), StepOf(g)));
        else if (available > host.TotalMiB * options.ReliefShare)
            Share(guests, targets, available - middle, g => Math.Max(0, g.AskedMiB - targets[g.Id]));
        return guests.Where(g => IsWorthIt(g, targets[g.Id])).ToDictionary(g => g.Id, g => targets[g.Id]);
    }

    /// <summary>All that have less than they asked for, and that.</summary>
    public static IReadOnlyDictionary<Guid, long> GiveAllBack(IReadOnlyCollection<GuestMemory> guests) =>
        guests.Where(g => g.CurrentMiB < g.AskedMiB).ToDictionary(g => g.Id, g => g.AskedMiB);

    /// <summary>Below this a guest is never brought, in MiB.</summary>
    public long FloorOf(GuestMemory guest)
    {
        var least = (long)Math.Ceiling(guest.AskedMiB * guest.LeastShare);
        if (guest.UsableMiB is not { } usable)
            return Math.Min(guest.AskedMiB, Math.Max(least, guest.CurrentMiB));
        var headroom = Math.Max(options.HeadroomMiB, (long)(guest.AskedMiB * options.HeadroomShare));
        var needed = guest.CurrentMiB - Math.Max(0, usable) + headroom;
        if (guest.IsStruggling)
            needed = Math.Max(needed, guest.CurrentMiB + StepOf(guest));
        return Math.Min(guest.AskedMiB, Math.Max(least, needed));
    }

    private long SpareOf(GuestMemory guest) => guest.IsSettled ? Math.Max(0, guest.CurrentMiB - FloorOf(guest)) : 0;

    private long StepOf(GuestMemory guest) => Math.Max(LeastGrainMiB, (long)(guest.AskedMiB * options.StepShare));

    /// <summary>Moves all by as much as they may be, or by equal parts of that where less will do.</summary>
    private static void Share(IReadOnlyCollection<GuestMemory> guests, Dictionary<Guid, long> targets, long amount, Func<GuestMemory, long> most)
    {
        var wishes = guests.Select(g => (g.Id, Wish: most(g))).ToList();
        var all = wishes.Sum(w => Math.Abs(w.Wish));
        var part = all > amount ? (double)amount / all : 1;
        foreach (var (id, wish) in wishes)
            targets[id] += (long)(wish * part);
    }

    private static bool IsWorthIt(GuestMemory guest, long target) => target != guest.CurrentMiB
        && (target == guest.AskedMiB || Math.Abs(target - guest.CurrentMiB) >= Math.Max(LeastGrainMiB, (long)(guest.AskedMiB * Grain)));
}
