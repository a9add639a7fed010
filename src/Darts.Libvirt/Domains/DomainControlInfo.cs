namespace Darts.Libvirt;

/// <summary>libvirt's own access to a domain (<c>virDomainGetControlInfo</c>).</summary>
/// <param name="State">Whether commands get through.</param>
/// <param name="Reason">Why not, when the state is an error.</param>
/// <param name="Duration">How long it has been in that state; zero when it is idle.</param>
public readonly record struct DomainControlInfo(DomainControlState State, DomainControlErrorReason Reason, TimeSpan Duration);
