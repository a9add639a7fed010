using Darts.Domain.Hosts;
using Darts.Domain.Scripts.Seeds;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Scripts.Injection;

/// <summary>
/// Puts boot scripts onto the disks of sessions whose guests have neither an agent nor cloud-init, before they start. Where it cannot be
/// done the scripts have failed, and the session goes on without them, unless the site wants none without.
/// </summary>
internal sealed partial class OfflineInjection(HypervisorHost host, IOptions<ScriptOptions> options, StepLog steps, TimeProvider time, ILogger<OfflineInjection> logger)
    : IDisposable
{
    /// <summary>Each appliance takes a core for some seconds, and half a gigabyte.</summary>
    private const int MostAppliances = 2;

    /// <summary>By the disk's age other portals tell what is being made from what is left over.</summary>
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turns = new(MostAppliances);
    private readonly ScriptOptions _options = options.Value;
    private readonly Lock _folderLock = new();
    private bool _isFolderReady;

    /// <summary>The library's name, for tests of hosts that lack it.</summary>
    public string Library { get; init; } = GuestfsNative.Library;

    /// <summary>How much longer than others a session may take to be made.</summary>
    public TimeSpan MoreTime => _options.InjectionTimeout;

    /// <summary>Whether a script can be put onto a disk: it was fetched, and asks for nothing that no disk may hold.</summary>
    public static bool CanTake(SessionScript script, string text) => text.Length > 0 && script is { Sha256: not null, NeedsPassword: false };

    /// <summary>Puts a session's scripts onto its disk.</summary>
    /// <param name="session">The session, which does not run.</param>
    /// <param name="disk">The path of its disk.</param>
    /// <param name="plan">Its scripts with their texts.</param>
    /// <param name="renew">Makes the disk anew, should it have been left half written.</param>
    /// <param name="cancellationToken">Gives it up; nothing of it runs on.</param>
    /// <returns>The scripts with what has become of them.</returns>
    /// <exception cref="SessionRefusedException">They cannot be put there, and the site wants no session without them.</exception>
    public async Task<BootPlan> InjectAsync(Session session, string disk, BootPlan plan, Func<Task> renew, CancellationToken cancellationToken)
    {
        var starts = plan.Scripts.Index().Where(s => CanTake(s.Item, plan.Texts[s.Index])).Select(s => GuestStart.Of(session, s.Index, plan.Texts[s.Index])).ToList();
        if (starts.Count == 0)
            return plan;
        string? problem = null;
        var began = time.GetTimestamp();
        try
        {
            if (session.UsesMaster)
                throw new InjectionException("this desktop works on the master image itself, onto which nothing is put");
            await WriteAsync(disk, starts, cancellationToken).ConfigureAwait(false);
            steps.Done("scripts injected", session.Name);
            LogInjected(session.Name, starts.Count, time.GetElapsedTime(began).TotalSeconds);
        }
        catch (InjectionException e)
        {
            LogFailed(session.Name, session.MachineId, e.Message, e.Detail);
            problem = e.Message;
            if (_options.OnFailure == ScriptFailure.Fail)
                throw new SessionRefusedException($"The boot scripts of this desktop cannot be run: {problem}. Try again later, or tell the administrator.");
            if (!session.UsesMaster)
                await renew().ConfigureAwait(false);
        }

        return plan with
        {
            Scripts = ValueList.Create<SessionScript>([.. plan.Scripts.Select((script, i) => !CanTake(script, plan.Texts[i]) ? script
                : problem is null ? script with { State = ScriptState.Given, Problem = null }
                : script.Fail(problem))]),
        };
    }

    public void Dispose() => _turns.Dispose();

    private async Task WriteAsync(string disk, IReadOnlyList<GuestStart> starts, CancellationToken cancellationToken)
    {
        CheckAccess(disk);
        using var deadline = new CancellationTokenSource(_options.InjectionTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await using var life = time.CreateTimer(_ => Touch(disk), null, s_signOfLife, s_signOfLife);
        try
        {
            await _turns.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                var settings = Settings();
                await ApplianceThread.RunAsync(
                    () =>
                    {
                        using var appliance = Appliance.Start(disk, settings);
                        GuestInstallation.Write(appliance, starts);
                        return true;
                    },
                    stop.Token).ConfigureAwait(false);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new InjectionException("putting it onto the disk took too long", $"it was not done after {_options.InjectionTimeout} (Darts:Scripts:InjectionTimeout)");
        }
    }

    private ApplianceSettings Settings()
    {
        var settings = new ApplianceSettings(Path.Combine(_options.StateDirectory, "appliance"), _options.AppliancePath, host.Facts?.Accelerator != Accelerator.Kvm) { Library = Library };
        try
        {
            lock (_folderLock)
            {
                // What a portal left that was killed; nobody else uses the folder.
                if (!_isFolderReady && Directory.Exists(settings.TemporaryFolder))
                    Directory.Delete(settings.TemporaryFolder, recursive: true);
                Directory.CreateDirectory(settings.CacheFolder);
                Directory.CreateDirectory(settings.TemporaryFolder);
                _isFolderReady = true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InjectionException("the portal has no folder to work in", $"Darts:Scripts:StateDirectory cannot be used: {e.Message}");
        }

        return settings;
    }

    /// <summary>libguestfs' own words for a file that it may not open are a riddle.</summary>
    private static void CheckAccess(string disk)
    {
        try
        {
            File.OpenHandle(disk, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InjectionException("the portal may not write to its disk", $"{e.Message} It must run on the hypervisor's host, as root or as the user whose hypervisor it is");
        }
    }

    private void Touch(string disk)
    {
        try
        {
            File.SetLastWriteTimeUtc(disk, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who deleted it will be noticed where it is written to.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Session {Name}: {Count} boot scripts were put onto its disk in {Seconds:0.0} s")]
    private partial void LogInjected(string name, int count, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "Session {Name} of machine {MachineId}: boot scripts could not be put onto its disk: {Problem} ({Detail})")]
    private partial void LogFailed(string name, string machineId, string problem, string detail);
}
