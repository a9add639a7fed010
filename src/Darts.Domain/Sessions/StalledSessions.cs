using Darts.Domain.Hosts;
using Darts.Libvirt;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Sessions;

/// <summary>Lets guests go on that QEMU paused because the host's disk was full, once there is room again.</summary>
internal sealed class StalledSessions(SessionDomains domains, StoragePools pools, StepLog steps, IOptions<StorageOptions> options)
{
    /// <summary>With less, they would be paused again at once.</summary>
    private const int LeastRoomMiB = 32;

    public async Task ResumeAsync(IReadOnlyList<ObservedSession> observed, CancellationToken cancellationToken)
    {
        var stalled = observed.Where(s => s.IsStalled).ToList();
        if (stalled.Count == 0)
            return;
        var room = await pools.GetRoomAsync(cancellationToken).ConfigureAwait(false);
        if (room.AvailableDiskMiB < Math.Max(LeastRoomMiB, options.Value.MinimumFreeMiB))
            return;
        foreach (var session in stalled)
            await domains.OnAsync(session.Id, (_, domain) => Resume(domain, session.Name), cancellationToken).ConfigureAwait(false);
    }

    private void Resume(Libvirt.Domain domain, string name)
    {
        // A disk that is broken stays so, and who was paused by an administrator meanwhile stays paused.
        if (domain.GetState() is not { State: DomainState.Paused, Reason: (int)DomainPausedReason.IoError }
            || domain.GetDiskErrors().Values.Any(error => error != DomainDiskErrorCode.NoSpace))
        {
            return;
        }

        domain.Resume();
        steps.Done("stalled guest resumed", name);
    }
}
