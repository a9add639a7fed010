namespace Darts.Domain.Scripts;

/// <summary>What becomes of a session whose boot script cannot be fetched.</summary>
public enum ScriptFailure
{
    /// <summary>The session is made without it, and its owner is told.</summary>
    Continue,

    /// <summary>The session is not made, and its owner is told why.</summary>
    Fail,
}
