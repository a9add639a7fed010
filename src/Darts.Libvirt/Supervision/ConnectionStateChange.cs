namespace Darts.Libvirt;

/// <summary>A new state of a <see cref="SupervisedConnection"/>.</summary>
/// <param name="State">The state.</param>
/// <param name="At">Since when.</param>
/// <param name="Error">What went wrong, for <see cref="ConnectionState.Lost"/>.</param>
public sealed record ConnectionStateChange(ConnectionState State, DateTimeOffset At, LibvirtException? Error);
