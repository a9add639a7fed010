using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>How to move a domain to another host (the parameters of <c>virDomainMigrate3</c>). What is not set is left to libvirt.</summary>
public sealed record MigrationOptions
{
    /// <summary>Whether the guest runs meanwhile, what becomes of the definitions, and so on.</summary>
    public DomainMigrateFlags Flags { get; init; }

    /// <summary>The domain's name on the other host.</summary>
    public string? Name { get; init; }

    /// <summary>Where the other host takes the guest's state, such as <c>tcp://host</c>.</summary>
    public string? Uri { get; init; }

    /// <summary>The domain as it shall run on the other host; what the guest sees of it must not change.</summary>
    public string? DestinationXml { get; init; }

    /// <summary>The domain as it shall be defined on the other host, with <see cref="DomainMigrateFlags.PersistDest"/>.</summary>
    public string? PersistentXml { get; init; }

    /// <summary>The address on which the other host listens.</summary>
    public string? ListenAddress { get; init; }

    /// <summary>Where clients of the guest's screen shall go.</summary>
    public string? GraphicsUri { get; init; }

    /// <summary>The name in the other host's certificate, with <see cref="DomainMigrateFlags.Tls"/>.</summary>
    public string? TlsDestination { get; init; }

    /// <summary>The most that may be sent a second, rounded up to whole MiB.</summary>
    public ulong? BytesPerSecond { get; init; }

    /// <summary>The targets of the disks to copy, with <see cref="DomainMigrateFlags.NonSharedDisk"/> or its like; empty for all.</summary>
    public IReadOnlyList<string> Disks { get; init; } = [];

    /// <summary>The port on which the other host takes the disks.</summary>
    public int? DisksPort { get; init; }

    /// <summary>Where the other host takes the disks.</summary>
    public string? DisksUri { get; init; }

    /// <summary>How many connections carry the state, with <see cref="DomainMigrateFlags.Parallel"/>.</summary>
    public int? Connections { get; init; }

    /// <summary>All that is not named here, such as <see cref="ParameterNames.MigrateParamCompression"/>.</summary>
    public TypedParameters? Others { get; init; }

    internal TypedParameters ToParameters()
    {
        var all = Others is null ? new TypedParameters() : Others.Clone();
        Add(all, ParameterNames.MigrateParamDestName, Name);
        Add(all, ParameterNames.MigrateParamUri, Uri);
        Add(all, ParameterNames.MigrateParamDestXml, DestinationXml);
        Add(all, ParameterNames.MigrateParamPersistXml, PersistentXml);
        Add(all, ParameterNames.MigrateParamListenAddress, ListenAddress);
        Add(all, ParameterNames.MigrateParamGraphicsUri, GraphicsUri);
        Add(all, ParameterNames.MigrateParamTlsDestination, TlsDestination);
        Add(all, ParameterNames.MigrateParamDisksUri, DisksUri);
        Add(all, ParameterNames.MigrateParamDisksPort, DisksPort);
        Add(all, ParameterNames.MigrateParamParallelConnections, Connections);
        if (BytesPerSecond is { } bandwidth)
        {
            all.Add(ParameterNames.MigrateParamBandwidth, Bandwidth.ToMebibytes(bandwidth));
        }

        if (Disks.Count > 0)
        {
            all.Add(ParameterNames.MigrateParamMigrateDisks, Disks);
        }

        return all;
    }

    private static void Add(TypedParameters all, string name, string? value)
    {
        if (value is not null)
        {
            all.Add(name, value);
        }
    }

    private static void Add(TypedParameters all, string name, int? value)
    {
        if (value is { } number)
        {
            all.Add(name, number);
        }
    }
}
