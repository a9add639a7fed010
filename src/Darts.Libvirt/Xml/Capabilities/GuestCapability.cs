using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A kind of guest that a host can run.</summary>
public sealed record GuestCapability : IXmlReadable<GuestCapability>
{
    /// <summary>The kind (<c>os_type</c>): <c>hvm</c>, <c>exe</c> and so on.</summary>
    public required string OsType { get; init; }

    /// <summary>The guest's architecture (<c>arch/@name</c>).</summary>
    public required string Architecture { get; init; }

    /// <summary>The width of its words, in bits (<c>arch/wordsize</c>).</summary>
    public uint? WordSize { get; init; }

    /// <summary>The emulator's path on the host (<c>arch/emulator</c>).</summary>
    public string? Emulator { get; init; }

    /// <summary>The machine types (<c>arch/machine</c>).</summary>
    public ValueList<string> Machines { get; init; } = [];

    /// <summary>The domain types, such as <c>qemu</c> and <c>kvm</c> (<c>arch/domain/@type</c>).</summary>
    public ValueList<string> DomainTypes { get; init; } = [];

    /// <inheritdoc/>
    public static GuestCapability Read(XElement element) => new()
    {
        OsType = element.Required("os_type"),
        Architecture = element.Required("arch/@name"),
        WordSize = element.Number<uint>("arch/wordsize"),
        Emulator = element.String("arch/emulator"),
        Machines = element.Strings("arch/machine"),
        DomainTypes = element.Strings("arch/domain/@type"),
    };
}
