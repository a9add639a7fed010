using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The value of a filter's variable; a variable with several values has several of these.</summary>
public sealed record FilterParameterXml : IXmlWritable, IXmlReadable<FilterParameterXml>
{
    /// <summary>The variable, such as <c>IP</c> (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The value (<c>@value</c>).</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("parameter")
        .Add("@name", Name)
        .Add("@value", Value)
        .Element;

    /// <inheritdoc/>
    public static FilterParameterXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Value = element.Required("@value"),
    };
}
