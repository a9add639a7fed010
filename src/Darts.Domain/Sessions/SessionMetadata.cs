using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Darts.Domain.Gpus;
using Darts.Domain.Sessions.Saving;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>What a session's domain carries in its <c>&lt;metadata&gt;</c>: the only record of the session that there is.</summary>
internal sealed record SessionMetadata
{
    /// <summary>The XML namespace of the element.</summary>
    public const string NamespaceUri = "urn:darts:session:1";

    /// <summary>The prefix under which libvirt keeps it.</summary>
    public const string Prefix = "darts";

    private const string ElementName = "session";

    private const string GroupName = "group";

    private const string GpuName = "gpu";

    private const string SavingName = "saving";

    private static readonly XNamespace s_namespace = NamespaceUri;

    public required OwnerName Owner { get; init; }

    public required string MachineId { get; init; }

    public required string MachineTitle { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself, or stops if it is persistent; null when it may live for ever.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When the domain was first started; null while the session is being made.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its boot scripts were put onto its disk, which takes its time; null where they come another way.</summary>
    public DateTimeOffset? InjectedAt { get; init; }

    /// <summary>When somebody ended it; null while it is wanted.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it: <c>owner</c>, <c>admin</c> with a name, or <c>one-shot</c>.</summary>
    public string? EndedBy { get; init; }

    /// <summary>When it was asked to stop and to be kept; null while it is to run.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The name that its owner gave it.</summary>
    public string? Label { get; init; }

    /// <summary>The owner's groups when it was made, for limits and accounting.</summary>
    public ValueList<string> Groups { get; init; } = [];

    /// <summary>The GPUs that were given to it; that it has them, the domain's devices say.</summary>
    public ValueList<SessionGpu> Gpus { get; init; } = [];

    /// <summary>Whether its disk outlives a stop, and only its owner or an administrator removes it.</summary>
    public bool IsPersistent { get; init; }

    /// <summary>Whether it ends when its console is closed.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>When the console of a one-shot session was first opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The size of its own disk in MiB.</summary>
    public long DiskMiB { get; init; }

    /// <summary>How much of that each disk but the main one has.</summary>
    public ValueList<long> MoreDisksMiB { get; init; } = [];

    /// <summary>The fingerprint of the master image when its disks were laid over it; null when it has none.</summary>
    public string? Master { get; init; }

    /// <summary>Where its site keeps overlays; said where the session has none of them, by which it could be known.</summary>
    public string? Site { get; init; }

    /// <summary>Whether it works on the master image itself.</summary>
    public bool UsesMaster { get; init; }

    /// <summary>When it was asked to go back to its master's state; null when its disk is as it is to be.</summary>
    public DateTimeOffset? ResetAt { get; init; }

    /// <summary>What its disk is to be saved as; null when it is not to be.</summary>
    public SavingMark? Saving { get; init; }

    /// <summary>Whether the guest's agent says when the session is ready.</summary>
    public bool GuestAgent { get; init; }

    /// <summary>The instant from which the session is to be removed, if that has come.</summary>
    public DateTimeOffset? UnwantedSince(DateTimeOffset now) =>
        IsPersistent ? EndedAt : Earlier(EndedAt, Deadline is { } deadline && now >= deadline ? deadline : null);

    /// <summary>The instant from which the session is not to run, if that has come.</summary>
    public DateTimeOffset? RestsSince(DateTimeOffset now) =>
        Earlier(Earlier(Earlier(StoppedAt, ResetAt), Saving?.At), Earlier(EndedAt, Deadline is { } deadline && now >= deadline ? deadline : null));

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
                Deadline = Instant(element, "deadline"),
                StartedAt = Instant(element, "started"),
                InjectedAt = Instant(element, "injected"),
                EndedAt = Instant(element, "ended"),
                EndedBy = (string?)element.Attribute("endedBy"),
                StoppedAt = Instant(element, "stopped"),
                Label = (string?)element.Attribute("label"),
                Groups = [.. element.Elements().Where(e => e.Name.LocalName == GroupName).Select(e => Text(e, "name"))],
                Gpus = [.. element.Elements().Where(e => e.Name.LocalName == GpuName).Select(e => new SessionGpu(Text(e, "id"), Text(e, "name")))],
                IsPersistent = Flag(element, "persistent"),
                IsOneShot = Flag(element, "oneShot"),
                OpenedAt = Instant(element, "opened"),
                DiskMiB = (long?)element.Attribute("diskMiB") ?? 0,
                MoreDisksMiB = [.. ((string?)element.Attribute("moreDisksMiB") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => long.Parse(s, CultureInfo.InvariantCulture))],
                Master = (string?)element.Attribute("master"),
                Site = (string?)element.Attribute("site"),
                UsesMaster = Flag(element, "usesMaster"),
                ResetAt = Instant(element, "reset"),
                Saving = ReadSaving(element.Elements().FirstOrDefault(e => e.Name.LocalName == SavingName)),
                GuestAgent = Flag(element, "guestAgent"),
            };
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
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
        Write("deadline", Deadline),
        Write("started", StartedAt),
        Write("injected", InjectedAt),
        Write("ended", EndedAt),
        EndedBy is null ? null : new XAttribute("endedBy", EndedBy),
        Write("stopped", StoppedAt),
        Label is null ? null : new XAttribute("label", Label),
        Write("persistent", IsPersistent),
        Write("oneShot", IsOneShot),
        Write("opened", OpenedAt),
        new XAttribute("diskMiB", DiskMiB),
        MoreDisksMiB.Count == 0 ? null : new XAttribute("moreDisksMiB", string.Join(' ', MoreDisksMiB.Select(s => s.ToString(CultureInfo.InvariantCulture)))),
        Master is null ? null : new XAttribute("master", Master),
        Site is null ? null : new XAttribute("site", Site),
        Write("usesMaster", UsesMaster),
        Write("reset", ResetAt),
        new XAttribute("guestAgent", GuestAgent),
        Groups.Select(group => new XElement(xmlns + GroupName, new XAttribute("name", group))),
        Gpus.Select(gpu => new XElement(xmlns + GpuName, new XAttribute("id", gpu.Id), new XAttribute("name", gpu.Name))),
        Saving is { } saving
            ? new XElement(xmlns + SavingName, new XAttribute("at", Write(saving.At)), new XAttribute("machine", saving.MachineId), new XAttribute("title", saving.Title))
            : null);

    private static SavingMark? ReadSaving(XElement? element) => element is null
        ? null
        : new SavingMark(Instant(element, "at") ?? throw new FormatException("at"), Text(element, "machine"), Text(element, "title"));

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private static bool Flag(XElement element, string name) => (bool?)element.Attribute(name) ?? false;

    private static XAttribute? Write(string name, bool flag) => flag ? new XAttribute(name, true) : null;

    private static XAttribute? Write(string name, DateTimeOffset? instant) => instant is { } at ? new XAttribute(name, Write(at)) : null;

    private static string Text(XElement element, string name) =>
        (string?)element.Attribute(name) ?? throw new FormatException(name);

    private static DateTimeOffset? Instant(XElement element, string name) =>
        (string?)element.Attribute(name) is { } text
            ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;

    private static string Write(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
