using System.Globalization;
using Darts.Domain.Gpus;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Tests.Gpus;

/// <summary>Documents of a host's PCI devices, as libvirt writes them.</summary>
internal static class Cards
{
    /// <summary>A function at an address such as <c>65:00.0</c>.</summary>
    public static string Xml(string at, string pciClass, string product, int? group, string? driver = null, string more = "", string names = "NVIDIA Corporation|TU104GL [Tesla T4]")
    {
        var parts = at.Split(':', '.');
        var (bus, slot, function) = (Number(parts[0]), Number(parts[1]), Number(parts[2]));
        var ids = product.Split(':');
        var words = names.Split('|');
        return $"""
            <device>
              <name>pci_0000_{parts[0]}_{parts[1]}_{parts[2]}</name>
              <parent>computer</parent>
              {(driver is null ? "" : $"<driver><name>{driver}</name></driver>")}
              <capability type='pci'>
                <class>{pciClass}</class>
                <domain>0</domain><bus>{bus}</bus><slot>{slot}</slot><function>{function}</function>
                <product id='0x{ids[1]}'>{words[1]}</product>
                <vendor id='0x{ids[0]}'>{words[0]}</vendor>
                {more}
                {(group is null ? "" : $"<iommuGroup number='{group}'><address domain='0x0000' bus='0x{parts[0]}' slot='0x{parts[1]}' function='0x{parts[2]}'/></iommuGroup>")}
              </capability>
            </device>
            """;
    }

    public static string Gpu(string at, int? group, string? driver = "vfio-pci", string more = "") => Xml(at, "0x030000", "10de:1eb8", group, driver, more);

    public static string Sound(string at, int? group, string? driver = "vfio-pci") => Xml(at, "0x040300", "10de:10f8", group, driver, names: "NVIDIA Corporation|TU104 HD Audio Controller");

    public static IReadOnlyList<Gpu> Read(GpuOptions options, params string[] devices) =>
        new GpuReading(options).Read([.. devices.Select(d => PciFunction.Of(NodeDeviceXml.Parse(d))!)]);

    public static Gpu ReadOne(GpuOptions options, params string[] devices) => Assert.Single(Read(options, devices));

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
