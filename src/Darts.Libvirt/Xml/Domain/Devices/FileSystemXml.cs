using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A directory of the host that the guest mounts.</summary>
public sealed record FileSystemXml : DeviceXml, IXmlReadable<FileSystemXml>
{
    /// <summary>What it is on the host (<c>@type</c>): <c>mount</c>, <c>file</c>, <c>block</c>, <c>ram</c> and so on.</summary>
    public string? Type { get; init; } = "mount";

    /// <summary>How rights are mapped (<c>@accessmode</c>): <c>passthrough</c>, <c>mapped</c> or <c>squash</c>.</summary>
    public string? AccessMode { get; init; }

    /// <summary>The generation of virtio device (<c>@model</c>).</summary>
    public string? Model { get; init; }

    /// <summary>What happens with several devices below the directory (<c>@multidevs</c>): <c>remap</c>, <c>forbid</c> or <c>warn</c>.</summary>
    public string? Multidevs { get; init; }

    /// <summary>The mode bits of new files, in octal (<c>@fmode</c>).</summary>
    public string? FileMode { get; init; }

    /// <summary>The mode bits of new directories, in octal (<c>@dmode</c>).</summary>
    public string? DirectoryMode { get; init; }

    /// <summary>Who serves it (<c>driver/@type</c>): <c>path</c> (9p) or <c>virtiofs</c>.</summary>
    public string? DriverType { get; init; }

    /// <summary>The length of the queue of virtiofs (<c>driver/@queue</c>).</summary>
    public uint? QueueSize { get; init; }

    /// <summary>The format of an image (<c>driver/@format</c>).</summary>
    public string? Format { get; init; }

    /// <summary>When the host writes (<c>driver/@wrpolicy</c>): <c>immediate</c>.</summary>
    public string? WritePolicy { get; init; }

    /// <summary>The program of virtiofs (<c>binary/@path</c>).</summary>
    public string? BinaryPath { get; init; }

    /// <summary>Whether virtiofs carries extended attributes (<c>binary/@xattr</c>).</summary>
    public bool? ExtendedAttributes { get; init; }

    /// <summary>What virtiofs lets the guest cache (<c>binary/cache/@mode</c>): <c>none</c> or <c>always</c>.</summary>
    public string? CacheMode { get; init; }

    /// <summary>How virtiofs shuts itself in (<c>binary/sandbox/@mode</c>): <c>namespace</c> or <c>chroot</c>.</summary>
    public string? SandboxMode { get; init; }

    /// <summary>Whether virtiofs carries POSIX locks (<c>binary/lock/@posix</c>).</summary>
    public bool? PosixLocks { get; init; }

    /// <summary>Whether virtiofs carries BSD locks (<c>binary/lock/@flock</c>).</summary>
    public bool? FileLocks { get; init; }

    /// <summary>The threads of virtiofs (<c>binary/thread_pool/@size</c>).</summary>
    public uint? ThreadPoolSize { get; init; }

    /// <summary>The directory on the host (<c>source/@dir</c>).</summary>
    public string? SourceDirectory { get; init; }

    /// <summary>The socket of a virtiofs that somebody else runs (<c>source/@socket</c>).</summary>
    public string? SourceSocket { get; init; }

    /// <summary>The image on the host (<c>source/@file</c>).</summary>
    public string? SourceFile { get; init; }

    /// <summary>The block device on the host (<c>source/@dev</c>).</summary>
    public string? SourceDevice { get; init; }

    /// <summary>The tag that the guest mounts (<c>target/@dir</c>).</summary>
    public required string Target { get; init; }

    /// <summary>Whether the guest can only read it (<c>readonly</c>).</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The most space, in bytes (<c>space_hard_limit</c>).</summary>
    public ulong? HardLimitBytes { get; init; }

    /// <summary>The space that should do, in bytes (<c>space_soft_limit</c>).</summary>
    public ulong? SoftLimitBytes { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("filesystem")
        .Add("@type", Type)
        .Add("@accessmode", AccessMode)
        .Add("@model", Model)
        .Add("@multidevs", Multidevs)
        .Add("@fmode", FileMode)
        .Add("@dmode", DirectoryMode)
        .Add("driver/@type", DriverType)
        .Add("driver/@queue", QueueSize)
        .Add("driver/@format", Format)
        .Add("driver/@wrpolicy", WritePolicy)
        .Add("binary/@path", BinaryPath)
        .OnOff("binary/@xattr", ExtendedAttributes)
        .Add("binary/cache/@mode", CacheMode)
        .Add("binary/sandbox/@mode", SandboxMode)
        .OnOff("binary/lock/@posix", PosixLocks)
        .OnOff("binary/lock/@flock", FileLocks)
        .Add("binary/thread_pool/@size", ThreadPoolSize)
        .Add("source/@dir", SourceDirectory)
        .Add("source/@socket", SourceSocket)
        .Add("source/@file", SourceFile)
        .Add("source/@dev", SourceDevice)
        .Add("target/@dir", Target)
        .Flag("readonly", IsReadOnly)
        .Bytes("space_hard_limit", HardLimitBytes)
        .Bytes("space_soft_limit", SoftLimitBytes)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new FileSystemXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        AccessMode = element.String("@accessmode"),
        Model = element.String("@model"),
        Multidevs = element.String("@multidevs"),
        FileMode = element.String("@fmode"),
        DirectoryMode = element.String("@dmode"),
        DriverType = element.String("driver/@type"),
        QueueSize = element.Number<uint>("driver/@queue"),
        Format = element.String("driver/@format"),
        WritePolicy = element.String("driver/@wrpolicy"),
        BinaryPath = element.String("binary/@path"),
        ExtendedAttributes = element.OnOff("binary/@xattr"),
        CacheMode = element.String("binary/cache/@mode"),
        SandboxMode = element.String("binary/sandbox/@mode"),
        PosixLocks = element.OnOff("binary/lock/@posix"),
        FileLocks = element.OnOff("binary/lock/@flock"),
        ThreadPoolSize = element.Number<uint>("binary/thread_pool/@size"),
        SourceDirectory = element.String("source/@dir"),
        SourceSocket = element.String("source/@socket"),
        SourceFile = element.String("source/@file"),
        SourceDevice = element.String("source/@dev"),
        Target = element.Required("target/@dir"),
        IsReadOnly = element.Has("readonly"),
        HardLimitBytes = element.Bytes("space_hard_limit", "bytes"),
        SoftLimitBytes = element.Bytes("space_soft_limit", "bytes"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
