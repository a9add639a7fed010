using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Memory that several guests share.</summary>
public sealed record SharedMemoryXml : DeviceXml, IXmlReadable<SharedMemoryXml>
{
    /// <summary>Its name on the host (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the <c>master</c> of a migration or a <c>peer</c> (<c>@role</c>).</summary>
    public string? Role { get; init; }

    /// <summary>The model (<c>model/@type</c>): <c>ivshmem-plain</c> or <c>ivshmem-doorbell</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Its size, in bytes (<c>size</c>).</summary>
    public ulong? SizeBytes { get; init; }

    /// <summary>The socket of the server that serves doorbells (<c>server/@path</c>).</summary>
    public string? ServerPath { get; init; }

    /// <summary>Whether it has message-signalled interrupts (<c>msi</c>).</summary>
    public bool Interrupts { get; init; }

    /// <summary>The number of its interrupt vectors (<c>msi/@vectors</c>).</summary>
    public uint? InterruptVectors { get; init; }

    /// <summary>Whether doorbells go past QEMU (<c>msi/@ioeventfd</c>).</summary>
    public bool? IoEventFd { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("shmem")
        .Add("@name", Name)
        .Add("@role", Role)
        .Add("model/@type", Model)
        .Bytes("size", SizeBytes)
        .Add("server/@path", ServerPath)
        .Flag("msi", Interrupts)
        .Add("msi/@vectors", InterruptVectors)
        .OnOff("msi/@ioeventfd", IoEventFd)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new SharedMemoryXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Role = element.String("@role"),
        Model = element.String("model/@type"),
        SizeBytes = element.Bytes("size", "KiB"),
        ServerPath = element.String("server/@path"),
        Interrupts = element.Has("msi"),
        InterruptVectors = element.Number<uint>("msi/@vectors"),
        IoEventFd = element.OnOff("msi/@ioeventfd"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
