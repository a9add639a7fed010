using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A video card. The virtio model alone follows the size of a VNC client's window.</summary>
public sealed record VideoXml : DeviceXml, IXmlReadable<VideoXml>
{
    /// <summary>The model (<c>model/@type</c>): <c>virtio</c>, <c>vga</c>, <c>qxl</c>, <c>bochs</c>, <c>none</c> and so on.</summary>
    public required string Model { get; init; }

    /// <summary>The number of screens (<c>model/@heads</c>).</summary>
    public uint? Heads { get; init; }

    /// <summary>Its memory, in bytes (<c>model/@vram</c>).</summary>
    public ulong? MemoryBytes { get; init; }

    /// <summary>The first memory bar of QXL, in bytes (<c>model/@ram</c>).</summary>
    public ulong? QxlMemoryBytes { get; init; }

    /// <summary>The VGA memory of QXL, in bytes (<c>model/@vgamem</c>).</summary>
    public ulong? VgaMemoryBytes { get; init; }

    /// <summary>The memory of QXL above 4 GiB, in bytes (<c>model/@vram64</c>).</summary>
    public ulong? Qxl64MemoryBytes { get; init; }

    /// <summary>Whether it is the first card (<c>model/@primary</c>).</summary>
    public bool? IsPrimary { get; init; }

    /// <summary>Whether it draws in three dimensions on the host's card (<c>model/acceleration/@accel3d</c>).</summary>
    public bool? Acceleration3d { get; init; }

    /// <summary>Whether it draws in two dimensions on the host's card (<c>model/acceleration/@accel2d</c>).</summary>
    public bool? Acceleration2d { get; init; }

    /// <summary>The host's card for that (<c>model/acceleration/@rendernode</c>).</summary>
    public string? RenderNode { get; init; }

    /// <summary>The width at start, in pixels (<c>model/resolution/@x</c>).</summary>
    public uint? Width { get; init; }

    /// <summary>The height at start, in pixels (<c>model/resolution/@y</c>).</summary>
    public uint? Height { get; init; }

    /// <summary>Where it runs (<c>driver/@name</c>): <c>qemu</c> or <c>vhostuser</c>.</summary>
    public string? DriverName { get; init; }

    /// <summary>Whether VGA compatibility is <c>io</c>, <c>on</c> or <c>off</c> (<c>driver/@vgaconf</c>).</summary>
    public string? VgaConfiguration { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("video")
        .Add("model/@type", Model)
        .Add("model/@heads", Heads)
        .KiB("model/@vram", MemoryBytes)
        .KiB("model/@ram", QxlMemoryBytes)
        .KiB("model/@vgamem", VgaMemoryBytes)
        .KiB("model/@vram64", Qxl64MemoryBytes)
        .YesNo("model/@primary", IsPrimary)
        .YesNo("model/acceleration/@accel3d", Acceleration3d)
        .YesNo("model/acceleration/@accel2d", Acceleration2d)
        .Add("model/acceleration/@rendernode", RenderNode)
        .Add("model/resolution/@x", Width)
        .Add("model/resolution/@y", Height)
        .Add("driver/@name", DriverName)
        .Add("driver/@vgaconf", VgaConfiguration)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new VideoXml Read(XElement element) => new()
    {
        Model = element.Required("model/@type"),
        Heads = element.Number<uint>("model/@heads"),
        MemoryBytes = element.KiB("model/@vram"),
        QxlMemoryBytes = element.KiB("model/@ram"),
        VgaMemoryBytes = element.KiB("model/@vgamem"),
        Qxl64MemoryBytes = element.KiB("model/@vram64"),
        IsPrimary = element.YesNo("model/@primary"),
        Acceleration3d = element.YesNo("model/acceleration/@accel3d"),
        Acceleration2d = element.YesNo("model/acceleration/@accel2d"),
        RenderNode = element.String("model/acceleration/@rendernode"),
        Width = element.Number<uint>("model/resolution/@x"),
        Height = element.Number<uint>("model/resolution/@y"),
        DriverName = element.String("driver/@name"),
        VgaConfiguration = element.String("driver/@vgaconf"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
