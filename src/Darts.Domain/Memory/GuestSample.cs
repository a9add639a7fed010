using Darts.Domain.Sessions;

namespace Darts.Domain.Memory;

/// <summary>What libvirt tells of a session's memory at one moment.</summary>
/// <param name="Id">The session.</param>
/// <param name="Picture">What is known of it besides.</param>
/// <param name="CurrentMiB">What its balloon leaves it, in MiB.</param>
/// <param name="UsableMiB">What its kernel could give to programs, in MiB; null where it does not say.</param>
/// <param name="ToldAt">When its balloon driver told the figures, in the host's seconds; 0: never.</param>
/// <param name="SwappedMiB">What it has swapped in and out since it started, in MiB.</param>
/// <param name="MajorFaults">Its major page faults since it started.</param>
internal sealed record GuestSample(
    Guid Id, DomainPicture Picture, long CurrentMiB, long? UsableMiB, long ToldAt, double SwappedMiB, long MajorFaults);
