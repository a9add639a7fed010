namespace Darts.Testing;

/// <summary>What kind of private libvirtd to start.</summary>
public sealed record PrivateLibvirtdOptions
{
    /// <summary>A user whose session daemon it is; null for a system daemon as root, or the session daemon of anybody else.</summary>
    public string? User { get; init; }

    /// <summary>Whether that user's home has a path of 34 characters, with libvirt's folders where they are by default: below it.</summary>
    public bool WithLongHome { get; init; }

    /// <summary>Whether a system daemon sees the machine's /dev/kvm, if there is one.</summary>
    public bool WithKvm { get; init; }

    /// <summary>Whether it has a network of its own, where bridges and filters harm nobody; for a system daemon as root only.</summary>
    public bool WithOwnNetwork { get; init; }

    /// <summary>Whether a system daemon sees the emulators of ARM processors too, if the machine has them.</summary>
    public bool WithArm { get; init; }

    /// <summary>How long the daemon may take to answer.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
