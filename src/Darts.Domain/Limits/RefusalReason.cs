namespace Darts.Domain.Limits;

/// <summary>The kinds of refusal that a caller may want to tell apart.</summary>
public enum RefusalReason
{
    /// <summary>The request itself is wrong: an unknown machine, a value out of its range.</summary>
    BadRequest,

    /// <summary>The machine stands in the catalogue but cannot be used now.</summary>
    MachineUnavailable,

    /// <summary>The user has as much as one user may have.</summary>
    UserLimit,

    /// <summary>The host has no room for it now.</summary>
    HostLimit,

    /// <summary>The session is not in a state in which this can be done.</summary>
    Conflict,

    /// <summary>The hypervisor does not answer.</summary>
    HostUnavailable,
}
