namespace Darts.Domain.Sessions;

/// <summary>How far a session has come, in the order in which a user sees it.</summary>
public enum SessionPhase
{
    /// <summary>Admitted; its resources are reserved.</summary>
    Reserving,

    /// <summary>Its overlay volume is being made, and boot scripts are put onto it where the guest cannot fetch them.</summary>
    CreatingDisk,

    /// <summary>Its domain is being defined and started.</summary>
    Starting,

    /// <summary>Its domain runs; the desktop can be watched while it boots.</summary>
    Booting,

    /// <summary>The guest said that it is up, or gives no such sign and simply runs.</summary>
    Ready,

    /// <summary>The hypervisor paused the guest, for example because the disk of the host is full.</summary>
    Paused,

    /// <summary>Being shut down; its disk is kept.</summary>
    Stopping,

    /// <summary>Not running; it can be started again.</summary>
    Stopped,

    /// <summary>Being shut down and removed.</summary>
    Ending,

    /// <summary>Could not be created; <see cref="Session.Problem"/> says why. Nothing of it is left.</summary>
    Failed,
}
