using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    private const ulong Kibi = 1024;

    /// <summary>The host's processors and memory (<c>virNodeGetInfo</c>).</summary>
    public unsafe NodeInfo GetNodeInfo()
    {
        virNodeInfo info;
        _handle.Check(Native.virNodeGetInfo(_handle, &info));
        return new NodeInfo(
            Marshal.PtrToStringUTF8((nint)info.model) ?? "",
            info.memory.Value * Kibi,
            (int)info.cpus,
            (int)info.mhz,
            (int)info.nodes,
            (int)info.sockets,
            (int)info.cores,
            (int)info.threads);
    }

    /// <summary>How the host keeps guests apart (<c>virNodeGetSecurityModel</c>); empty texts where it does not.</summary>
    public unsafe SecurityModel GetSecurityModel()
    {
        virSecurityModel model;
        _handle.Check(Native.virNodeGetSecurityModel(_handle, &model));
        return new SecurityModel(Marshal.PtrToStringUTF8((nint)model.model) ?? "", Marshal.PtrToStringUTF8((nint)model.doi) ?? "");
    }

    /// <summary>
    /// What the host's memory encryption (AMD SEV) offers, by names such as <see cref="ParameterNames.NodeSevPdh"/>
    /// (<c>virNodeGetSEVInfo</c>).
    /// </summary>
    public unsafe TypedParameters GetSevInfo()
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virNodeGetSEVInfo(_handle, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Sends the host to sleep, shortly after this returns (<c>virNodeSuspendForDuration</c>).</summary>
    /// <param name="target">Where its memory goes meanwhile.</param>
    /// <param name="duration">How long; rounded up to whole seconds, at least a minute.</param>
    public void SuspendHost(NodeSuspendTarget target, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        _handle.Check(Native.virNodeSuspendForDuration(_handle, (uint)target, (ulong)Math.Ceiling(duration.TotalSeconds), 0));
    }

    /// <summary>The host's firmware tables, as XML (<c>virConnectGetSysinfo</c>).</summary>
    public string GetSystemInfo() => _handle.Check(Native.virConnectGetSysinfo(_handle, 0));

    /// <summary>The most virtual CPUs that one domain can have (<c>virConnectGetMaxVcpus</c>).</summary>
    /// <param name="virtualizationType">Such as <c>kvm</c>; null takes the host's default.</param>
    public int GetMaximumVirtualCpus(string? virtualizationType = null) => _handle.Check(Native.virConnectGetMaxVcpus(_handle, virtualizationType));

    /// <summary>What host and hypervisor can do, as XML (<c>virConnectGetCapabilities</c>).</summary>
    public string GetCapabilities() => _handle.Check(Native.virConnectGetCapabilities(_handle));

    /// <summary>
    /// What a domain of that kind can have, as XML (<c>virConnectGetDomainCapabilities</c>); null takes the host's default.
    /// </summary>
    /// <param name="emulator">Path of the emulator.</param>
    /// <param name="architecture">Such as <c>x86_64</c>.</param>
    /// <param name="machine">Such as <c>q35</c>.</param>
    /// <param name="virtualizationType">Such as <c>kvm</c> or <c>qemu</c>.</param>
    public string GetDomainCapabilities(string? emulator = null, string? architecture = null, string? machine = null, string? virtualizationType = null) =>
        _handle.Check(Native.virConnectGetDomainCapabilities(_handle, emulator, architecture, machine, virtualizationType, 0));
}
