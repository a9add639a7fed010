namespace Darts.Libvirt;

/// <summary>The work in progress on a domain (<c>virDomainGetJobInfo</c>).</summary>
/// <param name="Type">Whether there is any, and whether its end can be told.</param>
/// <param name="Elapsed">How long it has been going on.</param>
/// <param name="Remaining">How long it will be, for a job whose end can be told.</param>
/// <param name="Data">All that is moved.</param>
/// <param name="Memory">Memory only.</param>
/// <param name="Files">Disks only.</param>
public readonly record struct DomainJobInfo(
    DomainJobType Type,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    DomainJobProgress Data,
    DomainJobProgress Memory,
    DomainJobProgress Files);
