using System.Diagnostics;
using Darts.Domain.Networks;
using Darts.Libvirt;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Hosts;

/// <summary>Keeps the host prepared: after each connection it learns what the host has, sees to the pools and proves the accelerator.</summary>
internal sealed partial class HostWatch(
    HypervisorHost host,
    StoragePools pools,
    ChannelFolder channels,
    AcceleratorProof accelerator,
    SiteNetwork network,
    ILogger<HostWatch> logger,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(5);

    /// <summary>A libvirtd that keeps its knowledge of QEMU answers in 20 to 30 ms; one that throws it away takes 0.7 s and more.</summary>
    private static readonly TimeSpan s_promptAnswer = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        host.Start();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync(stoppingToken).ConfigureAwait(false);
                await PrepareAsync(stoppingToken).ConfigureAwait(false);
                await UntilLostAsync(stoppingToken).ConfigureAwait(false);
                LogLost(host.Uri);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StorageMisconfiguredException e)
            {
                host.NotReady("The storage of this site is not set up rightly. The administrator finds the reason in the log.");
                LogNotPrepared(host.Uri, e.Message);
                await Task.Delay(s_retry, time, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is LibvirtException or HostUnavailableException)
            {
                host.NotReady(new HostUnavailableException().Message);
                LogNotPrepared(host.Uri, (e.InnerException ?? e).Message);
                await Task.Delay(s_retry, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var connected = host.WaitUntilConnectedAsync(cancellationToken);
        while (await Task.WhenAny(connected, Task.Delay(s_retry, time, cancellationToken)).ConfigureAwait(false) != connected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            host.NotReady(new HostUnavailableException().Message);
            LogNotConnected(host.Uri, host.LastError?.Message ?? "no answer");
        }

        await connected.ConfigureAwait(false);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var (node, capabilities) = await host.QueryAsync(c => (c.GetNodeInfo(), c.GetCapabilities()), cancellationToken).ConfigureAwait(false);
        await WarnIfForgetfulAsync(cancellationToken).ConfigureAwait(false);
        await pools.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var isPrivileged = !host.Uri.Contains("/session", StringComparison.Ordinal);
        if (!isPrivileged)
            await channels.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var abilities = HostAbilities.Parse(capabilities);
        var (proved, cpuMode) = await accelerator.ProveAsync(abilities, cancellationToken).ConfigureAwait(false);
        var guests = await host.QueryAsync(c => GuestAbilities.Ask(c, abilities.Architecture, proved), cancellationToken).ConfigureAwait(false);
        var facts = new HostFacts(
            node.Cpus,
            (long)(node.MemoryBytes >> 20),
            abilities.Architecture,
            proved,
            cpuMode,
            isPrivileged)
        {
            Guests = guests,
        };
        await network.PrepareAsync(facts, cancellationToken).ConfigureAwait(false);
        host.Ready(facts);
        LogReady(host.Uri, facts.Cores, facts.MemoryMiB, proved, cpuMode ?? "default");
    }

    /// <summary>A libvirtd that finds /dev/kvm but whose guests may not open it probes QEMU anew at every look: each start then takes 10 s more.</summary>
    private async Task WarnIfForgetfulAsync(CancellationToken cancellationToken)
    {
        await host.QueryAsync(c => c.GetDomainCapabilities(), cancellationToken).ConfigureAwait(false);
        var clock = Stopwatch.GetTimestamp();
        await host.QueryAsync(c => c.GetDomainCapabilities(), cancellationToken).ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(clock);
        if (took > s_promptAnswer)
            LogForgetful((long)took.TotalMilliseconds);
    }

    private async Task UntilLostAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in host.WatchStateAsync(cancellationToken).ConfigureAwait(false))
        {
            if (change.State != ConnectionState.Connected)
                return;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Connected to {Uri}: {Cores} cores, {MemoryMiB} MiB, accelerator {Accelerator}, CPU mode {CpuMode}")]
    private partial void LogReady(string uri, int cores, long memoryMiB, Accelerator accelerator, string cpuMode);

    [LoggerMessage(2, LogLevel.Warning, "The connection to {Uri} was lost; running sessions go on, and it is opened again")]
    private partial void LogLost(string uri);

    [LoggerMessage(3, LogLevel.Warning, "No connection to {Uri} yet: {Reason}")]
    private partial void LogNotConnected(string uri, string reason);

    [LoggerMessage(4, LogLevel.Error, "The host {Uri} cannot be used yet: {Reason}")]
    private partial void LogNotPrepared(string uri, string reason);

    [LoggerMessage(5, LogLevel.Warning, "libvirtd asks QEMU for its abilities again at every look ({Milliseconds} ms), which makes each start of a session seconds slower. Usually /dev/kvm is there but QEMU's user may not open it: give it group kvm and mode 0660, as udev does, and restart libvirtd.")]
    private partial void LogForgetful(long milliseconds);
}
