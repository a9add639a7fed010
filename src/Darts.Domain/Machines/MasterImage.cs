using System.Security.Cryptography;
using System.Text;
using Darts.Domain.Machines.Images;
using Darts.Domain.Machines.Templates;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines;

/// <summary>A master image as libvirt found it.</summary>
/// <param name="Path">Its path on the host.</param>
/// <param name="Format">Its format, in libvirt's words.</param>
/// <param name="CapacityBytes">The size of the disk that it holds, in bytes; with a template, of all disks together.</param>
/// <param name="BackingStore">The images that it lies on itself, each with its format; null when it stands alone.</param>
internal sealed record MasterImage(string Path, string Format, ulong CapacityBytes, DiskLayerXml? BackingStore = null)
{
    private const int DigestLength = 12;

    /// <summary>The path of the ISO image with drivers that goes with it; null for none.</summary>
    public string? DriversPath { get; init; }

    /// <summary>Whether it is a block device and not a file.</summary>
    public bool IsDevice { get; init; }

    /// <summary>What changes when it, or an image below it, is written to.</summary>
    public ValueList<ImageState> States { get; init; } = [];

    /// <summary>The domain after which sessions are made, when it is not an image alone.</summary>
    public TemplateDomain? Template { get; init; }

    /// <summary>It and what is below it, as a layer below an overlay.</summary>
    public DiskLayerXml Layer => new()
    {
        Source = IsDevice ? new DiskSourceXml { Type = "block", Device = Path } : DiskSourceXml.OfFile(Path),
        Format = Format,
        BackingStore = BackingStore,
    };

    /// <summary>
    /// Two digests: of which images these are, and of how they are. An overlay whose images are the same but are otherwise than when it
    /// was made is worth nothing.
    /// </summary>
    public string Fingerprint => $"{Digest(States.Select(s => s.Path))}-{Digest(States.Select(s => s.State))}";

    private static string Digest(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..DigestLength];
}
