using Darts.Domain.Scripts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>A domain of Darts as libvirt shows it at one moment.</summary>
internal sealed record ObservedSession
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required SessionMetadata Metadata { get; init; }

    public required DomainState State { get; init; }

    /// <summary>The reason that libvirt gives for the state; its meaning depends on the state.</summary>
    public required int Reason { get; init; }

    public required int Cores { get; init; }

    public required long MemoryMiB { get; init; }

    /// <summary>CPU seconds of the host since its last start; 0 while it does not run.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>The host's memory that its QEMU holds, in MiB; 0 while it does not run, or when it was not told yet.</summary>
    public long ResidentMiB { get; init; }

    /// <summary>The host's PCI functions that the domain has, by their addresses.</summary>
    public ValueList<string> HostDevices { get; init; } = [];

    /// <summary>Whether the guest's agent is connected.</summary>
    public bool AgentConnected { get; init; }

    /// <summary>Its boot scripts and how far they have come.</summary>
    public ValueList<SessionScript> Scripts { get; init; } = [];

    public bool IsActive => State is not (DomainState.ShutOff or DomainState.NoState);

    /// <summary>What its owner sees.</summary>
    public Session ToSession(DateTimeOffset now, TimeSpan bootTimeout)
    {
        var phase = PhaseAt(now, bootTimeout);
        return new Session
        {
            Id = Id,
            Name = Name,
            Owner = Metadata.Owner,
            MachineId = Metadata.MachineId,
            MachineTitle = Metadata.MachineTitle,
            Cores = Cores,
            MemoryMiB = MemoryMiB,
            CreatedAt = Metadata.CreatedAt,
            Deadline = Metadata.Deadline,
            Label = Metadata.Label,
            IsPersistent = Metadata.IsPersistent,
            IsOneShot = Metadata.IsOneShot,
            UsesMaster = Metadata.UsesMaster,
            DiskMiB = Metadata.DiskMiB,
            Gpus = Metadata.Gpus,
            HostDevices = HostDevices,
            Phase = phase,
            Scripts = Scripts,
            Problem = phase == SessionPhase.Paused ? PauseReason : phase == SessionPhase.Stopped ? StopReason : null,
        };
    }

    private SessionPhase PhaseAt(DateTimeOffset now, TimeSpan bootTimeout)
    {
        if (Metadata.StartedAt is not { } started)
            return SessionPhase.Starting;
        if (Metadata.UnwantedSince(now) is not null)
            return SessionPhase.Ending;
        if (!IsActive)
            return SessionPhase.Stopped;
        if (Metadata.RestsSince(now) is not null || State == DomainState.Shutdown)
            return Metadata.IsPersistent ? SessionPhase.Stopping : SessionPhase.Ending;
        if (State is DomainState.Paused or DomainState.PmSuspended)
            return SessionPhase.Paused;
        return !Metadata.GuestAgent || AgentConnected || now - started > bootTimeout ? SessionPhase.Ready : SessionPhase.Booting;
    }

    /// <summary>Whether QEMU paused the guest because it could not write what the guest wrote.</summary>
    public bool IsStalled => State == DomainState.Paused && Reason == (int)DomainPausedReason.IoError;

    private string? StopReason => Metadata.Saving is not null ? "The desktop is being saved as a new machine."
        : (DomainShutoffReason)Reason is DomainShutoffReason.Crashed or DomainShutoffReason.Daemon
        ? "The desktop broke down on the host. Its disk is as it was then, and it can be started again."
        : (DomainShutoffReason)Reason == DomainShutoffReason.Migrated ? "An administrator moved the desktop to another host."
        : null;

    private string PauseReason => IsStalled
        ? "The host's disk is full or broken, so the desktop was paused to lose nothing. It goes on when the administrator has made room."
        : "The desktop was paused on the host.";
}
