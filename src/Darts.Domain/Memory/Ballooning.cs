using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Memory;

/// <summary>
/// The loop that moves memory between sessions and their host: one question a round, of which the ledger learns what sessions take as
/// well, and one call for each guest that changes.
/// Nothing of it needs to be kept: whatever a portal that died had done, the next one sees in libvirt.
/// </summary>
internal sealed partial class Ballooning(
    HypervisorHost host,
    SessionDomains domains,
    DomainPictures pictures,
    GuestUsage usage,
    Catalogue catalogue,
    StepLog steps,
    IOptions<BalloonOptions> options,
    TimeProvider time,
    ILogger<Ballooning> logger) : BackgroundService
{
    private readonly BalloonPolicy _policy = new(options.Value);
    private readonly GuestHistory _history = new(options.Value);
    private bool _gaveBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.Interval, time, stoppingToken).ConfigureAwait(false);
            if (!host.Status.IsAvailable)
                continue;
            try
            {
                await RoundAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is LibvirtException or HostUnavailableException)
            {
                LogRoundFailed((e.InnerException ?? e).Message);
            }
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        var (memory, samples) = await host.GuestsAsync(c => BalloonReading.Read(c, pictures, usage), cancellationToken).ConfigureAwait(false);
        if (samples.Count == 0 || (_gaveBack && !options.Value.Enabled))
            return;
        var machines = catalogue.Definitions.ToDictionary(m => m.Id, m => m.Definition.LeastMemoryShare);
        var guests = _history.Take(samples, machines.GetValueOrDefault);
        var targets = options.Value.Enabled ? _policy.Decide(memory, guests) : BalloonPolicy.GiveAllBack(guests);
        foreach (var guest in guests.Where(g => targets.ContainsKey(g.Id)))
            await SetAsync(guest, targets[guest.Id], cancellationToken).ConfigureAwait(false);
        // Where this is turned off, sessions have got back now what they gave before.
        _gaveBack = true;
        if (targets.Count > 0)
            LogMoved(memory.AvailableMiB, memory.TotalMiB, targets.Count, guests.Sum(g => targets.GetValueOrDefault(g.Id, g.CurrentMiB) - g.CurrentMiB));
    }

    private async Task SetAsync(GuestMemory guest, long target, CancellationToken cancellationToken)
    {
        _history.Changed(guest.Id);
        try
        {
            if (await host.GuestsAsync(c => Set(c, guest.Id, target), cancellationToken).ConfigureAwait(false))
                steps.Done("balloon set", guest.Id.ToString());
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // It has just ended, or it is busy: the next round sees how it is then.
            LogNotSet(guest.Id, e.Message);
        }
    }

    private bool Set(Connection connection, Guid id, long target)
    {
        using var domain = domains.Find(connection, id);
        // Now, and not from the next start on: then it begins with all that it asked for.
        domain?.SetMemory((ulong)target << 20, DomainMemoryModFlags.Live);
        return domain is not null;
    }

    [LoggerMessage(1, LogLevel.Information, "The host has {AvailableMiB} of {TotalMiB} MiB available: the memory of {Count} sessions changes by {ChangeMiB} MiB together")]
    private partial void LogMoved(long availableMiB, long totalMiB, int count, long changeMiB);

    [LoggerMessage(2, LogLevel.Debug, "The memory of session {Id} could not be changed: {Reason}")]
    private partial void LogNotSet(Guid id, string reason);

    [LoggerMessage(3, LogLevel.Warning, "This look at the memory of host and sessions failed and is repeated: {Reason}")]
    private partial void LogRoundFailed(string reason);
}
