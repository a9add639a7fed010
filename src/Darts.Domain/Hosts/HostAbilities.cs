using Darts.Libvirt.Xml;

namespace Darts.Domain.Hosts;

/// <summary>What libvirt says of a host's hypervisors. That it lists KVM does not prove that KVM runs a guest.</summary>
internal sealed record HostAbilities(string Architecture, bool ListsKvm, bool ListsTcg)
{
    public static HostAbilities Parse(string capabilities)
    {
        var document = CapabilitiesXml.Parse(capabilities);
        var types = document.Guests.Where(g => g.Architecture == document.HostArchitecture).SelectMany(g => g.DomainTypes).ToHashSet();
        return new HostAbilities(document.HostArchitecture, types.Contains("kvm"), types.Contains("qemu"));
    }
}
