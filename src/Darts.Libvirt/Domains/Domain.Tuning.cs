using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The limits of its memory, in KiB (<c>virDomainGetMemoryParameters</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainMemoryHardLimit"/>.</returns>
    public unsafe TypedParameters GetMemoryParameters(DomainModificationImpact flags = DomainModificationImpact.Current) =>
        TypedParameters.Ask(_handle, (first, count) => Native.virDomainGetMemoryParameters(_handle, first, count, (uint)flags));

    /// <summary>Limits its memory (<c>virDomainSetMemoryParameters</c>).</summary>
    public unsafe void SetMemoryParameters(TypedParameters parameters, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetMemoryParameters(_handle, list.First, list.Count, (uint)flags));
    }

    /// <summary>Its share of the host's block devices (<c>virDomainGetBlkioParameters</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainBlkioWeight"/>.</returns>
    public unsafe TypedParameters GetBlockIoParameters(DomainModificationImpact flags = DomainModificationImpact.Current) =>
        TypedParameters.Ask(_handle, (first, count) => Native.virDomainGetBlkioParameters(_handle, first, count, (uint)flags));

    /// <summary>Sets its share of the host's block devices (<c>virDomainSetBlkioParameters</c>).</summary>
    public unsafe void SetBlockIoParameters(TypedParameters parameters, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetBlkioParameters(_handle, list.First, list.Count, (uint)flags));
    }

    /// <summary>The limits of a disk (<c>virDomainGetBlockIoTune</c>).</summary>
    /// <param name="disk">The disk's target.</param>
    /// <param name="flags">The running or the stored configuration.</param>
    /// <returns>Such as <see cref="ParameterNames.DomainBlockIotuneTotalBytesSec"/>.</returns>
    public unsafe TypedParameters GetBlockLimits(string disk, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(disk);
        return TypedParameters.Ask(_handle, (first, count) => Native.virDomainGetBlockIoTune(_handle, disk, first, count, (uint)flags));
    }

    /// <summary>Limits a disk (<c>virDomainSetBlockIoTune</c>).</summary>
    public unsafe void SetBlockLimits(string disk, TypedParameters parameters, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetBlockIoTune(_handle, disk, list.First, list.Count, (uint)flags));
    }

    /// <summary>The host's memory nodes that it may use (<c>virDomainGetNumaParameters</c>).</summary>
    /// <returns><see cref="ParameterNames.DomainNumaNodeset"/> and <see cref="ParameterNames.DomainNumaMode"/>.</returns>
    public unsafe TypedParameters GetNumaParameters(DomainModificationImpact flags = DomainModificationImpact.Current) =>
        TypedParameters.Ask(_handle, (first, count) => Native.virDomainGetNumaParameters(_handle, first, count, (uint)flags));

    /// <summary>Sets the host's memory nodes that it may use (<c>virDomainSetNumaParameters</c>).</summary>
    public unsafe void SetNumaParameters(TypedParameters parameters, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetNumaParameters(_handle, list.First, list.Count, (uint)flags));
    }

    /// <summary>Which of the processors' performance counters are read for it (<c>virDomainGetPerfEvents</c>).</summary>
    /// <returns>A boolean for each counter.</returns>
    public unsafe TypedParameters GetPerformanceEvents(DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virDomainGetPerfEvents(_handle, &parameters, &count, (uint)flags));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Sets which performance counters are read for it (<c>virDomainSetPerfEvents</c>).</summary>
    public unsafe void SetPerformanceEvents(TypedParameters parameters, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetPerfEvents(_handle, list.First, list.Count, (uint)flags));
    }
}
