namespace Darts.Domain.Ledger;

/// <summary>How a session came to its end.</summary>
public enum SessionResult
{
    /// <summary>Its owner ended it.</summary>
    EndedByOwner,

    /// <summary>An administrator ended it in the portal.</summary>
    EndedByAdministrator,

    /// <summary>Its console was closed, which is the end of a one-shot session.</summary>
    ConsoleClosed,

    /// <summary>Its time was up.</summary>
    Expired,

    /// <summary>Its guest shut down by itself.</summary>
    ShutDown,

    /// <summary>QEMU died.</summary>
    Crashed,

    /// <summary>An administrator ended it by libvirt's own tools.</summary>
    EndedOutside,

    /// <summary>It never became one.</summary>
    Failed,

    /// <summary>It ended while no portal looked.</summary>
    Unseen,
}
