using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A display of a domain.</summary>
/// <param name="Type">Its protocol: <c>vnc</c>, <c>spice</c> and so on.</param>
/// <param name="Port">The TCP port that it listens on; null when it has none.</param>
/// <param name="ListenTypes">How it listens: <c>none</c>, <c>address</c>, <c>network</c> or <c>socket</c>.</param>
public sealed record DomainGraphicsDocument(string Type, int? Port, IReadOnlyList<string> ListenTypes)
{
    internal static DomainGraphicsDocument Read(XElement graphics) => new(
        (string?)graphics.Attribute("type") ?? "",
        (int?)graphics.Attribute("port") is { } port and >= 0 ? port : null,
        [.. graphics.Elements("listen").Select(l => (string?)l.Attribute("type") ?? "")]);
}
