using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>How a disk or volume is encrypted; the pass phrase itself is a libvirt secret.</summary>
public sealed record EncryptionXml : IXmlWritable, IXmlReadable<EncryptionXml>
{
    /// <summary>The format (<c>@format</c>): <c>luks</c>, <c>luks2</c>, <c>qcow</c> or <c>default</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Who does it (<c>@engine</c>): <c>qemu</c> or <c>librbd</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>The secret by its UUID (<c>secret/@uuid</c>).</summary>
    public Guid? SecretUuid { get; init; }

    /// <summary>The secret by what it is for (<c>secret/@usage</c>).</summary>
    public string? SecretUsage { get; init; }

    /// <summary>The cipher, such as <c>aes</c> (<c>cipher/@name</c>).</summary>
    public string? CipherName { get; init; }

    /// <summary>The length of its key, in bits (<c>cipher/@size</c>).</summary>
    public uint? CipherBits { get; init; }

    /// <summary>Its mode, such as <c>xts</c> (<c>cipher/@mode</c>).</summary>
    public string? CipherMode { get; init; }

    /// <summary>Its hash, such as <c>sha256</c> (<c>cipher/@hash</c>).</summary>
    public string? CipherHash { get; init; }

    /// <summary>How initialization vectors are made, such as <c>plain64</c> (<c>ivgen/@name</c>).</summary>
    public string? InitializationVector { get; init; }

    /// <summary>The hash in that (<c>ivgen/@hash</c>).</summary>
    public string? InitializationVectorHash { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("encryption")
        .Add("@format", Format)
        .Add("@engine", Engine)
        .Add("secret/@uuid", SecretUuid)
        .Add("secret/@usage", SecretUsage)
        .Add("cipher/@name", CipherName)
        .Add("cipher/@size", CipherBits)
        .Add("cipher/@mode", CipherMode)
        .Add("cipher/@hash", CipherHash)
        .Add("ivgen/@name", InitializationVector)
        .Add("ivgen/@hash", InitializationVectorHash)
        .Add("secret/@type", SecretUuid is null && SecretUsage is null ? null : "passphrase")
        .Element;

    /// <inheritdoc/>
    public static EncryptionXml Read(XElement element) => new()
    {
        Format = element.Required("@format"),
        Engine = element.String("@engine"),
        SecretUuid = element.Uuid("secret/@uuid"),
        SecretUsage = element.String("secret/@usage"),
        CipherName = element.String("cipher/@name"),
        CipherBits = element.Number<uint>("cipher/@size"),
        CipherMode = element.String("cipher/@mode"),
        CipherHash = element.String("cipher/@hash"),
        InitializationVector = element.String("ivgen/@name"),
        InitializationVectorHash = element.String("ivgen/@hash"),
    };
}
