namespace Darts.Domain.Networks;

/// <summary>The network that machines get whose files do not say, for the administrator's eyes.</summary>
/// <param name="Kind">Its kind; never <see cref="NetworkKind.Automatic"/>.</param>
/// <param name="Name">The libvirt network or bridge.</param>
/// <param name="Reason">Why it is this one.</param>
/// <param name="IsFiltered">Whether a filter stands before each guest.</param>
/// <param name="Reach">What a guest can reach through it.</param>
public sealed record NetworkStatus(NetworkKind Kind, string? Name, string Reason, bool IsFiltered, string Reach);
