using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The scheduler's name, such as <c>posix</c> (<c>virDomainGetSchedulerType</c>).</summary>
    public unsafe string SchedulerType => _handle.Check(Native.virDomainGetSchedulerType(_handle, null));

    /// <summary>Its share of the host's processors (<c>virDomainGetSchedulerParameters</c>).</summary>
    /// <returns>Such as <see cref="ParameterNames.DomainSchedulerCpuShares"/>.</returns>
    public TypedParameters GetSchedulerParameters() => AskScheduler(DomainModificationImpact.Current, withFlags: false);

    /// <summary>Its share of the host's processors, running or stored (<c>virDomainGetSchedulerParametersFlags</c>).</summary>
    /// <inheritdoc cref="GetSchedulerParameters()"/>
    public TypedParameters GetSchedulerParameters(DomainModificationImpact flags) => AskScheduler(flags, withFlags: true);

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

    private unsafe TypedParameters AskScheduler(DomainModificationImpact flags, bool withFlags)
    {
        // These functions, unlike their siblings, do not tell how much room they want, and the one that does wants a running control group.
        // A daemon takes no more than this.
        const int Room = 16;
        int Tell(int* count)
        {
            *count = Room;
            return 0;
        }

        return withFlags
            ? TypedParameters.Ask(
                _handle,
                (first, count) => first is null ? Tell(count) : Native.virDomainGetSchedulerParametersFlags(_handle, first, count, (uint)flags),
                nameof(Native.virDomainGetSchedulerParametersFlags))
            : TypedParameters.Ask(
                _handle,
                (first, count) => first is null ? Tell(count) : Native.virDomainGetSchedulerParameters(_handle, first, count),
                nameof(Native.virDomainGetSchedulerParameters));
    }
}
