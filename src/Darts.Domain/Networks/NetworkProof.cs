using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Networks;

/// <summary>Proves that a guest can be joined to a network by starting one that runs no instruction: a host may have bridges and yet give no guest a port.</summary>
internal static class NetworkProof
{
    /// <summary>Starts the guest and ends it.</summary>
    /// <exception cref="LibvirtException">It does not start.</exception>
    public static void Run(Connection connection, InterfaceXml joined, HostFacts facts)
    {
        var name = AcceleratorProof.NamePrefix + Guid.NewGuid().ToString("N")[..8];
        var xml = new DomainXml
        {
            Type = facts.Accelerator == Accelerator.Kvm ? "kvm" : "qemu",
            Name = name,
            Title = "Darts proves that guests have a network",
            MemoryBytes = 16 << 20,
            Os = new OsXml { Architecture = facts.Architecture },
            Devices = [joined, MemoryBalloonXml.None],
        };
        // Should the portal die, libvirt ends the guest with the connection.
        using var domain = connection.CreateDomain(xml.ToXml().ToString(), DomainCreateFlags.StartPaused | DomainCreateFlags.StartAutoDestroy);
        domain.Destroy();
    }
}
