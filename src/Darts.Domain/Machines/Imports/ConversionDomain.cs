using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Imports;

/// <summary>
/// The domain in which an image is converted: a QEMU that never runs a guest, confined as all of libvirt's are, so that an image
/// made to harm its reader harms nothing of the host's. It lives without the portal, which may be killed and come back.
/// </summary>
internal static class ConversionDomain
{
    /// <summary>The disk in it that holds the image.</summary>
    public const string Disk = "vda";

    private const string NamespaceUri = "urn:darts:import:1";
    private const ulong MemoryBytes = 16 << 20;

    /// <summary>The domain's document.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">The image, which it can only read.</param>
    /// <param name="architecture">The host's architecture.</param>
    public static string Build(string name, MasterImage source, string architecture) => new DomainXml
    {
        Type = "qemu",
        Name = name,
        // The same work has the same identity for every portal.
        Uuid = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)),
        Title = "Darts converts an image",
        Description = $"Copies {source.Path} into the machines pool as qcow2. It never runs, and goes when that is done.",
        Metadata = [new XElement((XNamespace)NamespaceUri + "import", new XAttribute(XNamespace.Xmlns + "darts", NamespaceUri))],
        MemoryBytes = MemoryBytes,
        VirtualCpus = 1,
        Os = new OsXml { Architecture = architecture, Machine = architecture == "x86_64" ? "q35" : "virt" },
        Devices =
        [
            new DiskXml
            {
                Source = DiskSourceXml.OfFile(source.Path),
                // Zeros found here are left out of the copy: libvirt gives it what the disk has.
                Driver = new DiskDriverXml { Name = "qemu", Format = source.Format, Discard = "unmap", DetectZeroes = "unmap" },
                StandsAlone = source.BackingStore is null,
                BackingStore = source.BackingStore,
                Target = Disk,
                Bus = "virtio",
                IsReadOnly = true,
            },
        ],
    }.ToXml().ToString();

    /// <summary>The document of the place that is copied to.</summary>
    public static string Destination(string path) => new XElement(
        "disk",
        new XAttribute("type", "file"),
        new XElement("driver", new XAttribute("type", "qcow2")),
        new XElement("source", new XAttribute("file", path))).ToString();

    /// <summary>The domain of this name if it is one of these.</summary>
    public static Libvirt.Domain? Find(Connection connection, string name)
    {
        try
        {
            var domain = connection.LookupDomain(name);
            if (IsOwn(domain))
                return domain;
            domain.Dispose();
            throw new ImportFailedException($"a domain that is not Darts' own has the name {name}");
        }
        catch (DomainNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a domain is one of these.</summary>
    public static bool IsOwn(Libvirt.Domain domain) =>
        ImportNaming.IsOwn(domain.Name + ".qcow2", out _) && domain.GetMetadata(DomainMetadataType.Element, NamespaceUri) is not null;

    /// <summary>Ends it, whatever it is doing; it may have ended before.</summary>
    public static void End(Connection connection, string name)
    {
        using var domain = Find(connection, name);
        try
        {
            domain?.Destroy();
        }
        catch (DomainNotFoundException)
        {
            // It ended by itself, and a transient domain goes with that.
        }
        catch (OperationInvalidException)
        {
            // Likewise.
        }
    }
}
