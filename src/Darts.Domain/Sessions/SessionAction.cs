namespace Darts.Domain.Sessions;

/// <summary>The one next step that brings a domain from what it is to what it should be.</summary>
internal enum SessionAction
{
    /// <summary>It is as it should be.</summary>
    Keep,

    /// <summary>Ask the guest to shut down, as its power button would.</summary>
    PressPowerButton,

    /// <summary>Ask the guest's agent to shut it down: it did not mind the button.</summary>
    AskAgent,

    /// <summary>Switch it off: it had its time.</summary>
    SwitchOff,

    /// <summary>Give it a new, empty overlay.</summary>
    Reset,

    /// <summary>Stop it if it runs, undefine it and delete its overlay.</summary>
    Remove,
}
