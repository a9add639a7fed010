using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A rule of a network filter.</summary>
public sealed record NetworkFilterRuleXml : NetworkFilterEntryXml, IXmlReadable<NetworkFilterRuleXml>
{
    /// <summary>What happens to packets that fit (<c>@action</c>): <c>accept</c>, <c>drop</c>, <c>reject</c>, <c>return</c> or <c>continue</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Which way they go (<c>@direction</c>): <c>in</c>, <c>out</c> or <c>inout</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>When it is asked, beside others (<c>@priority</c>).</summary>
    public int? Priority { get; init; }

    /// <summary>Whether connections are followed (<c>@statematch</c>); libvirt writes <c>false</c> or <c>0</c> for no.</summary>
    public string? StateMatch { get; init; }

    /// <summary>What packets must be; none: any.</summary>
    public ValueList<NetworkFilterMatchXml> Matches { get; init; } = [];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("rule")
        .Add("@action", Action)
        .Add("@direction", Direction)
        .Add("@priority", Priority)
        .Add("@statematch", StateMatch)
        .Mixed("", Matches)
        .Element;

    /// <inheritdoc/>
    public static NetworkFilterRuleXml Read(XElement element) => new()
    {
        Action = element.Required("@action"),
        Direction = element.Required("@direction"),
        Priority = element.Number<int>("@priority"),
        StateMatch = element.String("@statematch"),
        Matches = [.. element.Elements().Select(NetworkFilterMatchXml.Read)],
    };
}
