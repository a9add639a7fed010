using System.Collections.Concurrent;

namespace Darts.Domain.Sessions;

/// <summary>
/// What sessions' QEMUs take of the host, as it was told last. Only a QEMU knows that of itself, and one that hangs would hold up
/// whoever asks: so it is asked on a connection of its own, by the loop that looks after memory, and read here.
/// </summary>
internal sealed class GuestUsage
{
    private readonly ConcurrentDictionary<Guid, (double CpuSeconds, long ResidentMiB)> _known = new();

    /// <summary>CPU seconds of the host since the session's last start, and the host's memory that it holds, in MiB; 0 where nothing was told yet.</summary>
    public (double CpuSeconds, long ResidentMiB) Of(Guid id) => _known.GetValueOrDefault(id);

    public void Note(Guid id, double cpuSeconds, long residentMiB) => _known[id] = (cpuSeconds, residentMiB);

    public void Forget(Guid id) => _known.TryRemove(id, out _);

    /// <summary>Forgets all but these.</summary>
    public void Keep(IReadOnlySet<Guid> ids)
    {
        foreach (var gone in _known.Keys.Where(id => !ids.Contains(id)))
            Forget(gone);
    }
}
