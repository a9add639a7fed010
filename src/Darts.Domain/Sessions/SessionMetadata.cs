using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Darts.Domain.Sessions;

/// <summary>What a session's domain carries in its <c>&lt;metadata&gt;</c>: the only record of the session that there is.</summary>
internal sealed record SessionMetadata
{
    /// <summary>The XML namespace of the element.</summary>
    public const string NamespaceUri = "urn:darts:session:1";

    /// <summary>The prefix under which libvirt keeps it.</summary>
    public const string Prefix = "darts";

    private const string ElementName = "session";

    private static readonly XNamespace s_namespace = NamespaceUri;

    public required OwnerName Owner { get; init; }

    public required string MachineId { get; init; }

    public required string MachineTitle { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When the domain was first started; null while the session is being made.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its owner ended it; null while it is wanted.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the guest's agent says when the session is ready.</summary>
    public bool GuestAgent { get; init; }

    /// <summary>The instant from which the session is no longer wanted, if that has come.</summary>
    public DateTimeOffset? UnwantedSince(DateTimeOffset now) =>
        EndedAt is { } ended && ended < Deadline ? ended : now >= Deadline ? Deadline : EndedAt;

    /// <summary>The element as it stands in a domain's document.</summary>
    public XElement ToXml() => Write(s_namespace, new XAttribute(XNamespace.Xmlns + Prefix, NamespaceUri));

    /// <summary>The element as <c>virDomainSetMetadata</c> takes it: libvirt itself puts it into the namespace, and refuses one that is in it already.</summary>
    public string ToBareXml() => Write(XNamespace.None, null).ToString();

    /// <summary>Reads the element.</summary>
    /// <returns>The record, or null when the text is not one that Darts wrote: such a domain is never touched.</returns>
    public static SessionMetadata? TryParse(string xml)
    {
        try
        {
            var element = XElement.Parse(xml);
            // libvirt hands the element out with or without its namespace, as it was put in.
            if (element.Name != s_namespace + ElementName && element.Name != ElementName)
                return null;
            if (!OwnerName.TryParse((string?)element.Attribute("owner"), out var owner, out _))
                return null;
            return new SessionMetadata
            {
                Owner = owner,
                MachineId = Text(element, "machine"),
                MachineTitle = Text(element, "title"),
                CreatedAt = Instant(element, "created") ?? throw new FormatException("created"),
                Deadline = Instant(element, "deadline") ?? throw new FormatException("deadline"),
                StartedAt = Instant(element, "started"),
                EndedAt = Instant(element, "ended"),
                GuestAgent = (bool?)element.Attribute("guestAgent") ?? false,
            };
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            return null;
        }
    }

    private XElement Write(XNamespace xmlns, XAttribute? declaration) => new(
        xmlns + ElementName,
        declaration,
        new XAttribute("owner", Owner.Value),
        new XAttribute("machine", MachineId),
        new XAttribute("title", MachineTitle),
        new XAttribute("created", Write(CreatedAt)),
        new XAttribute("deadline", Write(Deadline)),
        StartedAt is { } started ? new XAttribute("started", Write(started)) : null,
        EndedAt is { } ended ? new XAttribute("ended", Write(ended)) : null,
        new XAttribute("guestAgent", GuestAgent));

    private static string Text(XElement element, string name) =>
        (string?)element.Attribute(name) ?? throw new FormatException(name);

    private static DateTimeOffset? Instant(XElement element, string name) =>
        (string?)element.Attribute(name) is { } text
            ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;

    private static string Write(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
