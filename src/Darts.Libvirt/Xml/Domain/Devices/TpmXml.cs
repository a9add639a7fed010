using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A trusted platform module.</summary>
public sealed record TpmXml : DeviceXml, IXmlReadable<TpmXml>
{
    /// <summary>What the guest sees (<c>@model</c>): <c>tpm-crb</c> or <c>tpm-tis</c>.</summary>
    public string? Model { get; init; }

    /// <summary>What is behind (<c>backend/@type</c>): <c>emulator</c>, <c>passthrough</c> or <c>external</c>.</summary>
    public required string BackendType { get; init; }

    /// <summary>The emulator's version (<c>backend/@version</c>): <c>2.0</c> or <c>1.2</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The host's module that is passed through (<c>backend/device/@path</c>).</summary>
    public string? DevicePath { get; init; }

    /// <summary>The socket of an emulator that somebody else runs (<c>backend/source/@path</c>).</summary>
    public string? SocketPath { get; init; }

    /// <summary>The libvirt secret that encrypts its state (<c>backend/encryption/@secret</c>).</summary>
    public Guid? EncryptionSecret { get; init; }

    /// <summary>Whether the state of a transient domain is kept (<c>backend/@persistent_state</c>).</summary>
    public bool? PersistentState { get; init; }

    /// <summary>Whether the SHA-1 bank is active (<c>backend/active_pcr_banks/sha1</c>).</summary>
    public bool Sha1 { get; init; }

    /// <summary>Whether the SHA-256 bank is active (<c>backend/active_pcr_banks/sha256</c>).</summary>
    public bool Sha256 { get; init; }

    /// <summary>Whether the SHA-384 bank is active (<c>backend/active_pcr_banks/sha384</c>).</summary>
    public bool Sha384 { get; init; }

    /// <summary>Whether the SHA-512 bank is active (<c>backend/active_pcr_banks/sha512</c>).</summary>
    public bool Sha512 { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("tpm")
        .Add("@model", Model)
        .Add("backend/@type", BackendType)
        .Add("backend/@version", Version)
        .Add("backend/device/@path", DevicePath)
        .Add("backend/source/@path", SocketPath)
        .Add("backend/encryption/@secret", EncryptionSecret)
        .YesNo("backend/@persistent_state", PersistentState)
        .Flag("backend/active_pcr_banks/sha1", Sha1)
        .Flag("backend/active_pcr_banks/sha256", Sha256)
        .Flag("backend/active_pcr_banks/sha384", Sha384)
        .Flag("backend/active_pcr_banks/sha512", Sha512)
        .Add("backend/source/@type", SocketPath is null ? null : "unix")
        .Add("backend/source/@mode", SocketPath is null ? null : "connect")
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new TpmXml Read(XElement element) => new()
    {
        Model = element.String("@model"),
        BackendType = element.Required("backend/@type"),
        Version = element.String("backend/@version"),
        DevicePath = element.String("backend/device/@path"),
        SocketPath = element.String("backend/source/@path"),
        EncryptionSecret = element.Uuid("backend/encryption/@secret"),
        PersistentState = element.YesNo("backend/@persistent_state"),
        Sha1 = element.Has("backend/active_pcr_banks/sha1"),
        Sha256 = element.Has("backend/active_pcr_banks/sha256"),
        Sha384 = element.Has("backend/active_pcr_banks/sha384"),
        Sha512 = element.Has("backend/active_pcr_banks/sha512"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
