using System.Text.Json.Serialization;

namespace Darts.Domain.Machines.Guests;

/// <summary>How a guest's CPU is chosen, in libvirt's words.</summary>
public enum GuestCpu
{
    /// <summary>The model that is nearest to the host's CPU, and is the same on hosts that are alike.</summary>
    [JsonStringEnumMemberName("host-model")]
    HostModel,

    /// <summary>The host's CPU as it is; under KVM only.</summary>
    [JsonStringEnumMemberName("host-passthrough")]
    HostPassthrough,

    /// <summary>All that the accelerator can do.</summary>
    Maximum,
}
