namespace Darts.Domain.Machines.Guests;

/// <summary>The kinds of operating system that want different hardware.</summary>
public enum GuestKind
{
    /// <summary>Linux, or whatever else has drivers for virtio devices.</summary>
    Linux,

    /// <summary>Windows 8 or later.</summary>
    Windows,
}
