using System.Globalization;
using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Edits a domain's document in place: what it does not know stays as it is, comments, other namespaces and QEMU's own arguments too.</summary>
public sealed partial class DomainEditor
{
    private static readonly string[] s_topology = ["@sockets", "@dies", "@cores", "@threads"];

    private readonly XDocument _document;

    private DomainEditor(XDocument document) => _document = document;

    /// <summary>The domain's name.</summary>
    /// <exception cref="ArgumentException">The name holds a character that XML cannot carry.</exception>
    public string Name
    {
        get => Domain.Required("name");
        set => SetText("name", XmlText.Checked(value, nameof(Name)));
    }

    /// <summary>Its UUID; null lets libvirt choose a new one.</summary>
    public Guid? Uuid
    {
        get => Domain.Uuid("uuid");
        set => SetText("uuid", value?.ToString());
    }

    /// <summary>One line that virt-manager shows beside the name; null for none.</summary>
    /// <exception cref="ArgumentException">The text holds a character that XML cannot carry.</exception>
    public string? Title
    {
        get => Domain.String("title");
        set => SetText("title", value is null ? null : XmlText.Checked(value, nameof(Title)));
    }

    /// <summary>A longer text for administrators; null for none.</summary>
    /// <exception cref="ArgumentException">The text holds a character that XML cannot carry.</exception>
    public string? Description
    {
        get => Domain.String("description");
        set => SetText("description", value is null ? null : XmlText.Checked(value, nameof(Description)));
    }

    /// <summary>The domain type, such as <c>kvm</c>.</summary>
    public string Type
    {
        get => Domain.Required("@type");
        set => Domain.SetAttributeValue("type", value);
    }

    /// <summary>The memory that it starts with, in bytes; all of it is given to the guest.</summary>
    /// <exception cref="InvalidOperationException">The memory is divided among NUMA nodes of the guest, which would no longer add up.</exception>
    public ulong MemoryBytes
    {
        get => Domain.Bytes("memory", "KiB") ?? 0;
        set
        {
            if (Domain.Element("cpu")?.Element("numa") is not null)
                throw new InvalidOperationException("The domain's memory is divided among NUMA nodes; edit those.");
            SetBytes("memory", value);
            if (Domain.Element("currentMemory") is not null)
                SetBytes("currentMemory", value);
        }
    }

    /// <summary>Its virtual CPUs, all of them plugged in. A topology that no longer fits, and pins of CPUs that are gone, are dropped.</summary>
    public uint VirtualCpus
    {
        get => Domain.Number<uint>("vcpu") ?? 1;
        set
        {
            SetText("vcpu", value.ToString(CultureInfo.InvariantCulture));
            Domain.Element("vcpu")!.SetAttributeValue("current", null);
            Domain.Elements("vcpus").Remove();
            Domain.Elements("cputune").Elements("vcpupin").Where(p => p.Number<uint>("@vcpu") >= value).Remove();
            if (Domain.Element("cpu")?.Element("topology") is { } topology && CpusIn(topology) != value)
                topology.Remove();
        }
    }

    /// <summary>The file of the firmware's variables; null lets libvirt make a new one for the domain from the template.</summary>
    public string? NvramPath
    {
        get => Domain.String("os/nvram");
        set
        {
            var nvram = Domain.Element("os")?.Element("nvram");
            if (value is not null)
            {
                if (nvram is null)
                    Section("os").Add(nvram = new XElement("nvram"));
                nvram.SetAttributeValue("type", null);
                nvram.Value = XmlText.Checked(value, nameof(NvramPath));
            }
            else if (nvram?.Attribute("template") is not null)
            {
                nvram.SetAttributeValue("type", null);
                nvram.RemoveNodes();
            }
            else
            {
                nvram?.Remove();
            }
        }
    }

    private XElement Domain => _document.Root!;

    /// <summary>Begins to edit a document.</summary>
    /// <param name="xml">What libvirt or a person wrote. It must not hold a document type.</param>
    /// <exception cref="FormatException">It is not a domain's document.</exception>
    public static DomainEditor Parse(string xml) => new(XmlText.ParseDocument(xml, "domain"));

    /// <summary>Reads the document as it stands now.</summary>
    /// <exception cref="FormatException">It lacks what every domain has.</exception>
    public DomainXml Read() => DomainXml.Read(Domain);

    /// <summary>A copy of the document as it stands now.</summary>
    public XDocument ToDocument() => new(_document);

    /// <summary>The document for libvirt, with its white space as it was.</summary>
    public override string ToString() => _document.ToString(SaveOptions.DisableFormatting);

    /// <summary>Puts an element into the metadata, in the place of one of the same XML namespace.</summary>
    /// <exception cref="ArgumentException">The element has no namespace, which libvirt asks for.</exception>
    public void SetMetadata(XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (element.Name.Namespace == XNamespace.None)
            throw new ArgumentException("Metadata must have an XML namespace.", nameof(element));
        RemoveMetadata(element.Name.Namespace);
        Section("metadata").Add(element);
    }

    /// <summary>Takes the elements of an XML namespace out of the metadata.</summary>
    public void RemoveMetadata(XNamespace space) =>
        Domain.Elements("metadata").Elements().Where(e => e.Name.Namespace == space).Remove();

    private static uint CpusIn(XElement topology) =>
        s_topology.Aggregate(1U, (product, name) => product * (topology.Number<uint>(name) ?? 1));

    private XElement Section(string name)
    {
        if (Domain.Element(name) is not { } section)
            Domain.Add(section = new XElement(name));
        return section;
    }

    private void SetText(string name, string? text)
    {
        if (text is null)
            Domain.Elements(name).Remove();
        else
            Section(name).Value = text;
    }

    private void SetBytes(string name, ulong bytes)
    {
        SetText(name, bytes.ToString(CultureInfo.InvariantCulture));
        Domain.Element(name)!.SetAttributeValue("unit", "bytes");
    }
}
