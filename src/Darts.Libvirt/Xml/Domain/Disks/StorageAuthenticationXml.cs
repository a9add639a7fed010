using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Who asks a storage server; the password itself is a libvirt secret.</summary>
public sealed record StorageAuthenticationXml : IXmlWritable, IXmlReadable<StorageAuthenticationXml>
{
    /// <summary>The kind in a pool (<c>@type</c>): <c>chap</c> or <c>ceph</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The user (<c>@username</c>).</summary>
    public required string UserName { get; init; }

    /// <summary>The secret's kind in a disk (<c>secret/@type</c>): <c>ceph</c> or <c>iscsi</c>.</summary>
    public string? SecretType { get; init; }

    /// <summary>The secret by its UUID (<c>secret/@uuid</c>).</summary>
    public Guid? SecretUuid { get; init; }

    /// <summary>The secret by what it is for (<c>secret/@usage</c>).</summary>
    public string? SecretUsage { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("auth")
        .Add("@type", Type)
        .Add("@username", UserName)
        .Add("secret/@type", SecretType)
        .Add("secret/@uuid", SecretUuid)
        .Add("secret/@usage", SecretUsage)
        .Element;

    /// <inheritdoc/>
    public static StorageAuthenticationXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        UserName = element.Required("@username"),
        SecretType = element.String("secret/@type"),
        SecretUuid = element.Uuid("secret/@uuid"),
        SecretUsage = element.String("secret/@usage"),
    };
}
