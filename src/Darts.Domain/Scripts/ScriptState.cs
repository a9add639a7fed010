namespace Darts.Domain.Scripts;

/// <summary>How far a boot script has come.</summary>
public enum ScriptState
{
    /// <summary>It waits for the guest, or for the script before it.</summary>
    Pending,

    /// <summary>It was handed to the guest, or is about to be. It is not started a second time.</summary>
    Running,

    /// <summary>It ended by itself; its exit code says how.</summary>
    Done,

    /// <summary>It was not run, or not to its end.</summary>
    Failed,

    /// <summary>It was given to a guest without an agent, which runs it at its first start and cannot tell how it ended.</summary>
    Given,
}
