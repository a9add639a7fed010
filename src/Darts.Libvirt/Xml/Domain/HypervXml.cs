using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What makes a Windows guest feel at home.</summary>
public sealed record HypervXml : IXmlWritable, IXmlReadable<HypervXml>
{
    /// <summary>Whether features are named (<c>custom</c>) or all taken (<c>passthrough</c>) (<c>@mode</c>).</summary>
    public string? Mode { get; init; }

    /// <summary>No watchdog on timers (<c>relaxed/@state</c>).</summary>
    public bool? Relaxed { get; init; }

    /// <summary>Quick access to the APIC (<c>vapic/@state</c>).</summary>
    public bool? VirtualApic { get; init; }

    /// <summary>Spinning CPUs give way (<c>spinlocks/@state</c>).</summary>
    public bool? SpinLocks { get; init; }

    /// <summary>After so many tries (<c>spinlocks/@retries</c>).</summary>
    public uint? SpinLockRetries { get; init; }

    /// <summary>Numbers for virtual CPUs (<c>vpindex/@state</c>).</summary>
    public bool? VirtualProcessorIndex { get; init; }

    /// <summary>The time that a virtual CPU ran (<c>runtime/@state</c>).</summary>
    public bool? Runtime { get; init; }

    /// <summary>Synthetic interrupts (<c>synic/@state</c>).</summary>
    public bool? SyntheticInterrupts { get; init; }

    /// <summary>Synthetic timers (<c>stimer/@state</c>).</summary>
    public bool? SyntheticTimers { get; init; }

    /// <summary>Timers that interrupt directly (<c>stimer/direct/@state</c>).</summary>
    public bool? DirectSyntheticTimers { get; init; }

    /// <summary>A reset by the hypervisor (<c>reset/@state</c>).</summary>
    public bool? Reset { get; init; }

    /// <summary>A vendor's name of its own (<c>vendor_id/@state</c>).</summary>
    public bool? VendorId { get; init; }

    /// <summary>That name, of 12 characters at most (<c>vendor_id/@value</c>).</summary>
    public string? VendorIdValue { get; init; }

    /// <summary>The frequencies of timers (<c>frequencies/@state</c>).</summary>
    public bool? Frequencies { get; init; }

    /// <summary>News of a migration (<c>reenlightenment/@state</c>).</summary>
    public bool? Reenlightenment { get; init; }

    /// <summary>Flushes by the hypervisor (<c>tlbflush/@state</c>).</summary>
    public bool? TlbFlush { get; init; }

    /// <summary>Interrupts between CPUs by the hypervisor (<c>ipi/@state</c>).</summary>
    public bool? InterProcessorInterrupts { get; init; }

    /// <summary>Quick guests within the guest (<c>evmcs/@state</c>).</summary>
    public bool? EnlightenedVmcs { get; init; }

    /// <summary>Hardware's own APIC beside all this (<c>avic/@state</c>).</summary>
    public bool? Avic { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("hyperv")
        .Add("@mode", Mode)
        .OnOff("relaxed/@state", Relaxed)
        .OnOff("vapic/@state", VirtualApic)
        .OnOff("spinlocks/@state", SpinLocks)
        .Add("spinlocks/@retries", SpinLockRetries)
        .OnOff("vpindex/@state", VirtualProcessorIndex)
        .OnOff("runtime/@state", Runtime)
        .OnOff("synic/@state", SyntheticInterrupts)
        .OnOff("stimer/@state", SyntheticTimers)
        .OnOff("stimer/direct/@state", DirectSyntheticTimers)
        .OnOff("reset/@state", Reset)
        .OnOff("vendor_id/@state", VendorId)
        .Add("vendor_id/@value", VendorIdValue)
        .OnOff("frequencies/@state", Frequencies)
        .OnOff("reenlightenment/@state", Reenlightenment)
        .OnOff("tlbflush/@state", TlbFlush)
        .OnOff("ipi/@state", InterProcessorInterrupts)
        .OnOff("evmcs/@state", EnlightenedVmcs)
        .OnOff("avic/@state", Avic)
        .Element;

    /// <inheritdoc/>
    public static HypervXml Read(XElement element) => new()
    {
        Mode = element.String("@mode"),
        Relaxed = element.OnOff("relaxed/@state"),
        VirtualApic = element.OnOff("vapic/@state"),
        SpinLocks = element.OnOff("spinlocks/@state"),
        SpinLockRetries = element.Number<uint>("spinlocks/@retries"),
        VirtualProcessorIndex = element.OnOff("vpindex/@state"),
        Runtime = element.OnOff("runtime/@state"),
        SyntheticInterrupts = element.OnOff("synic/@state"),
        SyntheticTimers = element.OnOff("stimer/@state"),
        DirectSyntheticTimers = element.OnOff("stimer/direct/@state"),
        Reset = element.OnOff("reset/@state"),
        VendorId = element.OnOff("vendor_id/@state"),
        VendorIdValue = element.String("vendor_id/@value"),
        Frequencies = element.OnOff("frequencies/@state"),
        Reenlightenment = element.OnOff("reenlightenment/@state"),
        TlbFlush = element.OnOff("tlbflush/@state"),
        InterProcessorInterrupts = element.OnOff("ipi/@state"),
        EnlightenedVmcs = element.OnOff("evmcs/@state"),
        Avic = element.OnOff("avic/@state"),
    };
}
