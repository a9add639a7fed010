using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain.Scripts;

/// <summary>What the boot scripts of sessions printed.</summary>
public sealed class SessionScripts
{
    private readonly SessionView _view;
    private readonly ScriptVolume _volume;

    internal SessionScripts(SessionView view, ScriptVolume volume) => (_view, _volume) = (view, volume);

    /// <summary>The end of what a script printed, at most 16 KiB of it, made harmless.</summary>
    /// <param name="id">The session.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="index">Which script: its place in <see cref="Session.Scripts"/>, counted from 0.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The text, empty until the script is over; null when this owner has no such session or script.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<string?> GetOutputAsync(Guid id, OwnerName owner, int index, CancellationToken cancellationToken)
    {
        if (_view.Find(id, owner) is not { } session || index < 0 || index >= session.Scripts.Count)
            return null;
        if (!session.Scripts[index].IsOver || session.Scripts[index].StartedAt is null)
            return "";
        try
        {
            return ScriptOutput.Clean(await _volume.ReadOutputAsync(session.Name, index, cancellationToken).ConfigureAwait(false));
        }
        catch (StorageVolumeNotFoundException)
        {
            // The session ends in this moment.
            return null;
        }
    }
}
