using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain.Gpus;

/// <summary>What administrators do with the host's GPUs.</summary>
public sealed class GpuControl
{
    private readonly HypervisorHost _host;
    private readonly GpuInventory _inventory;
    private readonly SessionView _view;
    private readonly StepLog _steps;

    internal GpuControl(HypervisorHost host, GpuInventory inventory, SessionView view, StepLog steps)
    {
        _host = host;
        _inventory = inventory;
        _view = view;
        _steps = steps;
    }

    /// <summary>All GPUs of the host, and who has them; none for who is no administrator.</summary>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<IReadOnlyList<Gpu>> ListAsync(Requester by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.IsAdmin ? (await _inventory.LookAsync(cancellationToken).ConfigureAwait(false)).Gpus : [];
    }

    /// <summary>Takes a GPU, with its IOMMU group, from the host's drivers, so that it is ready for guests. It lasts until the host starts anew.</summary>
    /// <param name="id">The GPU.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether there is such a GPU for this requester, and why it was not done.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public Task<SessionOutcome> BindAsync(string id, Requester by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, device => device.Detach("vfio"), "GPU bound", cancellationToken);

    /// <summary>Gives a GPU, with its IOMMU group, back to the host's drivers.</summary>
    /// <inheritdoc cref="BindAsync"/>
    public Task<SessionOutcome> FreeAsync(string id, Requester by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, device => device.Reattach(), "GPU freed", cancellationToken);

    private async Task<SessionOutcome> ChangeAsync(string id, Requester by, Action<NodeDevice> change, string step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(by);
        if (!by.IsAdmin)
            return SessionOutcome.NotFound;
        var room = await _inventory.LookAsync(cancellationToken).ConfigureAwait(false);
        if (room.Gpus.FirstOrDefault(g => g.Id == id) is not { } gpu)
            return SessionOutcome.NotFound;
        // A session that is being made has it too, though no domain does yet.
        var holder = gpu.HeldBy ?? _view.All.FirstOrDefault(s => s.IsLive && s.HostDevices.Intersect(gpu.Members).Any())?.Name;
        if (holder is not null)
            return SessionOutcome.Refused(RefusalReason.Conflict, $"{holder} has this GPU. End it first.");
        if (gpu.IommuGroup is null)
            return SessionOutcome.Refused(RefusalReason.Conflict, gpu.Problem!);
        try
        {
            await _host.JobAsync(connection => ChangeAll(connection, gpu, change), cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            return SessionOutcome.Refused(RefusalReason.Conflict, "The host's kernel or libvirt did not do it. Its log has the reason; often a program has the GPU open, or the module vfio-pci is missing.");
        }

        _steps.Done(step, id);
        return SessionOutcome.Done;
    }

    private static void ChangeAll(Connection connection, Gpu gpu, Action<NodeDevice> change)
    {
        foreach (var member in gpu.Members)
        {
            using var device = connection.LookupNodeDevice("pci_" + member.Replace(':', '_').Replace('.', '_'));
            change(device);
        }
    }
}
