using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The scheduler's name, such as <c>posix</c> (<c>virDomainGetSchedulerType</c>).</summary>
    public unsafe string SchedulerType => _handle.Check(Native.virDomainGetSchedulerType(_handle, null));

    /// <summary>Its share of the host's processors (<c>virDomainGetSchedulerParameters</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainSchedulerCpuShares"/>.</returns>
    public unsafe TypedParameters GetSchedulerParameters()
    {
        int Count(int* count) => Native.virDomainGetSchedulerType(_handle, count) is null ? -1 : 0;
        // This function, unlike its siblings, does not tell how much room it wants.
        return TypedParameters.Ask(
            _handle,
            (first, count) => first is null ? Count(count) : Native.virDomainGetSchedulerParameters(_handle, first, count),
            nameof(Native.virDomainGetSchedulerParameters));
    }

    /// <summary>Its share of the host's processors, running or stored (<c>virDomainGetSchedulerParametersFlags</c>).</summary>
    /// <inheritdoc cref="GetSchedulerParameters()"/>
    public unsafe TypedParameters GetSchedulerParameters(DomainModificationImpact flags)
    {
        int Count(int* count) => Native.virDomainGetSchedulerType(_handle, count) is null ? -1 : 0;
        return TypedParameters.Ask(
            _handle,
            (first, count) => first is null ? Count(count) : Native.virDomainGetSchedulerParametersFlags(_handle, first, count, (uint)flags),
            nameof(Native.virDomainGetSchedulerParametersFlags));
    }

    /// <summary>Sets its share of the host's processors (<c>virDomainSetSchedulerParameters</c>).</summary>
    public unsafe void SetSchedulerParameters(TypedParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetSchedulerParameters(_handle, list.First, list.Count));
    }

    /// <summary>Sets its share of the host's processors, running or stored (<c>virDomainSetSchedulerParametersFlags</c>).</summary>
    public unsafe void SetSchedulerParameters(TypedParameters parameters, DomainModificationImpact flags)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetSchedulerParametersFlags(_handle, list.First, list.Count, (uint)flags));
    }
}
