using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Hosts;

/// <summary>Where the hypervisor is: configuration section <c>Darts:Host</c>.</summary>
public sealed class HostOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Host";

    /// <summary>libvirt's connection URI, such as <c>qemu:///system</c>.</summary>
    [Required(ErrorMessage = "Darts:Host:Uri is not set. Give libvirt's connection URI, for example qemu:///system.")]
    public string Uri { get; set; } = "";

    /// <summary>How long a call that only asks may take before it is given up.</summary>
    public TimeSpan QueryDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call that makes or changes something may take before it is given up.</summary>
    public TimeSpan JobDeadline { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>How long the guest that proves an accelerator may run before the accelerator counts as broken.</summary>
    public TimeSpan AcceleratorDeadline { get; set; } = TimeSpan.FromSeconds(5);
}
