namespace Darts.Domain.Sessions;

/// <summary>What was done to a session's domain from outside.</summary>
public enum OutsideChange
{
    /// <summary>Switched off, as by <c>virsh destroy</c>.</summary>
    Destroyed,

    /// <summary>Its definition is gone, as by <c>virsh undefine</c>.</summary>
    Removed,

    /// <summary>Paused, as by <c>virsh suspend</c>.</summary>
    Suspended,

    /// <summary>Let go on, as by <c>virsh resume</c>.</summary>
    Resumed,

    /// <summary>Started, as by <c>virsh start</c>.</summary>
    Started,

    /// <summary>Saved to a file, as by <c>virsh managedsave</c>.</summary>
    Saved,

    /// <summary>Moved to another host, as by <c>virsh migrate</c>.</summary>
    Migrated,

    /// <summary>Its definition was changed, as by <c>virsh edit</c>.</summary>
    Edited,

    /// <summary>The portal's own record in its metadata was changed.</summary>
    RecordChanged,
}
