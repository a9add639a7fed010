using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Hosts;

/// <summary>What libvirt says that guests of one architecture can have on this host, with the accelerator that they would run under.</summary>
internal sealed record GuestAbilities
{
    /// <summary>The machine types that Darts' guests have, by architecture.</summary>
    public static IReadOnlyDictionary<string, string> MachineTypes { get; } = new Dictionary<string, string> { ["x86_64"] = "q35", ["aarch64"] = "virt" };

    public bool Uefi { get; init; }

    public bool SecureBoot { get; init; }

    public bool Tpm { get; init; }

    public IReadOnlyCollection<string> Videos { get; init; } = [];

    public IReadOnlyCollection<string> CpuModes { get; init; } = [];

    /// <summary>What makes Windows feel at home on Hyper-V, as far as the accelerator has it.</summary>
    public IReadOnlyCollection<string> HypervFeatures { get; init; } = [];

    public static GuestAbilities Parse(string domainCapabilities)
    {
        var document = DomainCapabilitiesXml.Parse(domainCapabilities);
        IReadOnlyCollection<string> Values(string key) => document.Values.GetValueOrDefault(key) ?? [];
        return new GuestAbilities
        {
            Uefi = Values("os.firmware").Contains("efi"),
            SecureBoot = Values("os.firmware").Contains("efi") && Values("loader.secure").Contains("yes"),
            Tpm = Values("tpm.backendModel").Contains("emulator") && Values("tpm.backendVersion").Contains("2.0"),
            Videos = Values("video.modelType"),
            CpuModes = document.CpuModes,
            HypervFeatures = Values("hyperv.features"),
        };
    }

    /// <summary>Asks a host for all architectures that it has an emulator for.</summary>
    public static IReadOnlyDictionary<string, GuestAbilities> Ask(Connection connection, string ownArchitecture, Accelerator accelerator)
    {
        var abilities = new Dictionary<string, GuestAbilities>();
        foreach (var (architecture, machine) in MachineTypes)
        {
            try
            {
                var type = DomainType(architecture, ownArchitecture, accelerator);
                abilities[architecture] = Parse(connection.GetDomainCapabilities(architecture: architecture, machine: machine, virtualizationType: type));
            }
            catch (LibvirtException e) when (!e.IsConnectionLost)
            {
                // There is no emulator for it.
            }
        }

        return abilities;
    }

    /// <summary>The type of a domain of an architecture: only guests of the host's own run on its processors.</summary>
    public static string DomainType(string architecture, string ownArchitecture, Accelerator accelerator) =>
        accelerator == Accelerator.Kvm && architecture == ownArchitecture ? "kvm" : "qemu";
}
