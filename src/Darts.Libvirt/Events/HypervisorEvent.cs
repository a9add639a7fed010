namespace Darts.Libvirt;

/// <summary>Something that a hypervisor told of itself.</summary>
public abstract record HypervisorEvent;
