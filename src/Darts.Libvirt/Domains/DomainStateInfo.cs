namespace Darts.Libvirt;

/// <summary>The state of a domain, and why it is in it (<c>virDomainGetState</c>).</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">
/// The reason, a number whose meaning depends on the state: <see cref="DomainRunningReason"/>, <see cref="DomainPausedReason"/>,
/// <see cref="DomainShutoffReason"/>, <see cref="DomainCrashedReason"/> and so on.
/// </param>
public readonly record struct DomainStateInfo(DomainState State, int Reason);
