namespace Darts.Domain.Sessions;

/// <summary>The one next step that brings a domain from what it is to what it should be.</summary>
internal enum SessionAction
{
    /// <summary>It is as it should be.</summary>
    Keep,

    /// <summary>Start it (again): it is wanted, and the host stopped under it.</summary>
    Start,

    /// <summary>Ask the guest to shut down.</summary>
    Shutdown,

    /// <summary>Stop it if it runs, undefine it and delete its overlay.</summary>
    Remove,
}
