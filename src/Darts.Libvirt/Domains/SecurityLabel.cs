namespace Darts.Libvirt;

/// <summary>What a host keeps a domain apart by (<c>virDomainGetSecurityLabel</c>).</summary>
/// <param name="Label">The label, in the words of the host's security driver; empty where there is none.</param>
/// <param name="IsEnforcing">Whether the host forbids, and does not only log.</param>
public readonly record struct SecurityLabel(string Label, bool IsEnforcing);
