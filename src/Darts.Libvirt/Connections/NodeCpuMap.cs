namespace Darts.Libvirt;

/// <summary>The host's processors (<c>virNodeGetCPUMap</c>).</summary>
/// <param name="Online">Of each processor present, by its number, whether it is online.</param>
/// <param name="OnlineCount">How many are online.</param>
public sealed record NodeCpuMap(IReadOnlyList<bool> Online, int OnlineCount);
