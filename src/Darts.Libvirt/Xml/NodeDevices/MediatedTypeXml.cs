using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A kind of mediated device that a card can be divided into.</summary>
public sealed record MediatedTypeXml : IXmlWritable, IXmlReadable<MediatedTypeXml>
{
    /// <summary>Its name (<c>@id</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The interface, such as <c>vfio-pci</c> (<c>deviceAPI</c>).</summary>
    public required string DeviceApi { get; init; }

    /// <summary>How many can still be made (<c>availableInstances</c>).</summary>
    public required uint AvailableInstances { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("type")
        .Add("@id", Id)
        .Add("name", Name)
        .Add("deviceAPI", DeviceApi)
        .Add("availableInstances", AvailableInstances)
        .Element;

    /// <inheritdoc/>
    public static MediatedTypeXml Read(XElement element) => new()
    {
        Id = element.Required("@id"),
        Name = element.String("name"),
        DeviceApi = element.Required("deviceAPI"),
        AvailableInstances = element.Number<uint>("availableInstances") ?? throw XmlText.Missing(element, "availableInstances"),
    };
}
