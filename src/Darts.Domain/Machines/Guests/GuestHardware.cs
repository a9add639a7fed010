using Darts.Domain.Hosts;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Guests;

/// <summary>The hardware of a machine's guests on one host: what the catalogue says, and where it says nothing what serves such a guest best.</summary>
internal sealed partial class GuestHardware(MachineDefinition definition, HostFacts facts)
{
    /// <summary>The guest's architecture in libvirt's words.</summary>
    public string Architecture { get; } = NameOf(definition.Architecture) ?? facts.Architecture;

    /// <summary>libvirt's domain type.</summary>
    public string DomainType => GuestAbilities.DomainType(Architecture, facts.Architecture, facts.Accelerator);

    /// <summary>What starts the guest.</summary>
    public GuestFirmware Firmware => definition.Firmware ?? (IsArm ? GuestFirmware.Uefi : GuestFirmware.Bios);

    /// <summary>What libvirt says that such a guest can have; null when the host has no emulator for it.</summary>
    public GuestAbilities? Abilities => facts.Guests.GetValueOrDefault(Architecture);

    /// <summary>libvirt's name of the graphics adapter.</summary>
    public string VideoModel => (definition.Video ?? (HasVirtio ? GuestVideo.Virtio : GuestVideo.Vga)).ToString().ToLowerInvariant();

    /// <summary>libvirt's name of the network adapter.</summary>
    public string NetworkModel => HasVirtio ? "virtio" : "e1000e";

    /// <summary>The channels between host and guest: the guest agent's and, where the machine has it, that for copy and paste.</summary>
    /// <param name="agentSocket">The path of the guest agent's socket; null leaves it to libvirt.</param>
    public IReadOnlyList<ChannelXml> Channels(string? agentSocket)
    {
        var agent = agentSocket is null ? ChannelXml.GuestAgent : ChannelXml.GuestAgent with { Sources = [new CharacterSourceXml { Mode = "bind", Path = agentSocket }] };
        return definition.Clipboard ? [agent, ChannelXml.Clipboard] : [agent];
    }

    private bool IsArm => Architecture == "aarch64";

    private bool IsWindows => definition.Guest == GuestKind.Windows;

    private bool HasVirtio => definition.Virtio ?? (!IsWindows || definition.Drivers is not null);

    /// <summary>The name that libvirt has for an architecture.</summary>
    public static string? NameOf(GuestArchitecture? architecture) => architecture switch
    {
        GuestArchitecture.X64 => "x86_64",
        GuestArchitecture.Arm64 => "aarch64",
        _ => null,
    };

    /// <summary>The name that libvirt has for a CPU mode.</summary>
    public static string? NameOf(GuestCpu? cpu) => cpu switch
    {
        GuestCpu.HostModel => "host-model",
        GuestCpu.HostPassthrough => "host-passthrough",
        GuestCpu.Maximum => "maximum",
        _ => null,
    };
}
