using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>How a domain shares its host's CPUs. Periods and quotas are in microseconds; a negative quota is none.</summary>
public sealed record CpuTuneXml : IXmlWritable, IXmlReadable<CpuTuneXml>
{
    /// <summary>Its share, beside those of others (<c>shares</c>).</summary>
    public uint? Shares { get; init; }

    /// <summary>The period of each virtual CPU (<c>period</c>).</summary>
    public ulong? Period { get; init; }

    /// <summary>What each virtual CPU may use in it (<c>quota</c>).</summary>
    public long? Quota { get; init; }

    /// <summary>The period of the whole domain (<c>global_period</c>).</summary>
    public ulong? GlobalPeriod { get; init; }

    /// <summary>What the whole domain may use in it (<c>global_quota</c>).</summary>
    public long? GlobalQuota { get; init; }

    /// <summary>The period of QEMU's own threads (<c>emulator_period</c>).</summary>
    public ulong? EmulatorPeriod { get; init; }

    /// <summary>What they may use in it (<c>emulator_quota</c>).</summary>
    public long? EmulatorQuota { get; init; }

    /// <summary>The period of each I/O thread (<c>iothread_period</c>).</summary>
    public ulong? IoThreadPeriod { get; init; }

    /// <summary>What each may use in it (<c>iothread_quota</c>).</summary>
    public long? IoThreadQuota { get; init; }

    /// <summary>The host's CPUs for QEMU's own threads (<c>emulatorpin/@cpuset</c>).</summary>
    public string? EmulatorCpuSet { get; init; }

    /// <summary>The host's CPUs for virtual ones (<c>vcpupin</c>).</summary>
    public ValueList<VirtualCpuPinXml> VirtualCpuPins { get; init; } = [];

    /// <summary>The host's CPUs for I/O threads (<c>iothreadpin</c>).</summary>
    public ValueList<IoThreadPinXml> IoThreadPins { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("cputune")
        .Add("shares", Shares)
        .Add("period", Period)
        .Add("quota", Quota)
        .Add("global_period", GlobalPeriod)
        .Add("global_quota", GlobalQuota)
        .Add("emulator_period", EmulatorPeriod)
        .Add("emulator_quota", EmulatorQuota)
        .Add("iothread_period", IoThreadPeriod)
        .Add("iothread_quota", IoThreadQuota)
        .Add("emulatorpin/@cpuset", EmulatorCpuSet)
        .Many("vcpupin", VirtualCpuPins)
        .Many("iothreadpin", IoThreadPins)
        .Element;

    /// <inheritdoc/>
    public static CpuTuneXml Read(XElement element) => new()
    {
        Shares = element.Number<uint>("shares"),
        Period = element.Number<ulong>("period"),
        Quota = element.Number<long>("quota"),
        GlobalPeriod = element.Number<ulong>("global_period"),
        GlobalQuota = element.Number<long>("global_quota"),
        EmulatorPeriod = element.Number<ulong>("emulator_period"),
        EmulatorQuota = element.Number<long>("emulator_quota"),
        IoThreadPeriod = element.Number<ulong>("iothread_period"),
        IoThreadQuota = element.Number<long>("iothread_quota"),
        EmulatorCpuSet = element.String("emulatorpin/@cpuset"),
        VirtualCpuPins = element.Many<VirtualCpuPinXml>("vcpupin"),
        IoThreadPins = element.Many<IoThreadPinXml>("iothreadpin"),
    };
}
