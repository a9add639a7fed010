using Darts.Domain.Limits;
using Darts.Domain.Sessions;

namespace Darts.Domain.Gpus;

/// <summary>The GPUs of the host, and who has them, at this moment.</summary>
/// <param name="Gpus">All that there are; who has one is said of it.</param>
/// <param name="Holders">The running domains that have a PCI function, by its address.</param>
internal sealed record GpuRoom(IReadOnlyList<Gpu> Gpus, IReadOnlyDictionary<string, string> Holders)
{
    /// <summary>How many there are that sessions may have, in use or not.</summary>
    public int Usable => Gpus.Count(g => g.Problem is null);

    /// <summary>
    /// The GPUs that no domain has and that no session is being made with. Those that are being made are no domains yet: it is their place
    /// among the sessions that keeps others off, and it goes with them.
    /// </summary>
    public IReadOnlyList<Gpu> Free(IEnumerable<Session> sessions)
    {
        var taken = TakenBy(sessions);
        return [.. Gpus.Where(g => g.Problem is null && !g.Members.Any(m => Holders.ContainsKey(m) || taken.Contains(m)))];
    }

    /// <summary>Why a session cannot have so many; null when it can.</summary>
    public Refusal? Check(int count, IEnumerable<Session> sessions)
    {
        var (all, free) = (Usable, Free(sessions).Count);
        if (count <= free)
            return null;
        var message = all == 0 ? "This host has no GPU that desktops may have. Choose a desktop without one."
            : all == 1 ? "The only GPU that desktops may have is in use. Try again later, or choose a desktop without one."
            : free == 0 ? $"All {all} GPUs that desktops may have are in use. Try again later, or choose a desktop without one."
            : $"Of {all} GPUs that desktops may have, {free} {(free == 1 ? "is" : "are")} free now. Ask for fewer, or try again later.";
        return new Refusal(RefusalReason.HostLimit, message);
    }

    /// <summary>The session with so many GPUs of those that are free.</summary>
    public Session Give(Session session, int count, IReadOnlyCollection<Session> sessions)
    {
        var chosen = Free(sessions).Take(count).ToList();
        return session with { Gpus = [.. chosen.Select(g => new SessionGpu(g.Id, g.Name))], HostDevices = [.. chosen.SelectMany(g => g.Members)] };
    }

    /// <summary>Why a session that stood still cannot have its own devices back; null when it can.</summary>
    public Refusal? CheckOwn(Session session, IEnumerable<Session> others)
    {
        if (session.HostDevices.Count == 0)
            return null;
        var taken = TakenBy(others);
        var missing = session.Gpus.FirstOrDefault(own => !Gpus.Any(g => g.Id == own.Id && g.Problem is null));
        if (missing is not null)
            return new Refusal(RefusalReason.HostLimit, $"This desktop's GPU ({missing.Name}) is no longer one that desktops may have. Please tell the administrator.");
        return session.HostDevices.Any(d => taken.Contains(d) || (Holders.TryGetValue(d, out var holder) && holder != session.Name))
            ? new Refusal(RefusalReason.HostLimit, "The GPU of this desktop is in use by another one. Try again later.")
            : null;
    }

    private static HashSet<string> TakenBy(IEnumerable<Session> sessions) => [.. sessions.Where(s => s.IsLive).SelectMany(s => s.HostDevices)];
}
