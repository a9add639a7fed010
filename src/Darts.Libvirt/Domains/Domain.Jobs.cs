using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The work in progress on the domain, and how far it is (<c>virDomainGetJobInfo</c>).</summary>
    public unsafe DomainJobInfo GetJob()
    {
        virDomainJobInfo info;
        _handle.Check(Native.virDomainGetJobInfo(_handle, &info));
        return new DomainJobInfo(
            (DomainJobType)info.type,
            NativeTime.Milliseconds(info.timeElapsed),
            NativeTime.Milliseconds(info.timeRemaining),
            new DomainJobProgress(info.dataTotal, info.dataProcessed, info.dataRemaining),
            new DomainJobProgress(info.memTotal, info.memProcessed, info.memRemaining),
            new DomainJobProgress(info.fileTotal, info.fileProcessed, info.fileRemaining));
    }

    /// <summary>The work in progress, or done last, with all that is counted (<c>virDomainGetJobStats</c>).</summary>
    public unsafe DomainJobStatistics GetJobStatistics(DomainGetJobStatsFlags flags = DomainGetJobStatsFlags.None)
    {
        virTypedParameter* parameters = null;
        int type, count = 0;
        _handle.Check(Native.virDomainGetJobStats(_handle, &type, &parameters, &count, (uint)flags));
        return new DomainJobStatistics((DomainJobType)type, TypedParameters.Take(parameters, count));
    }

    /// <summary>Asks the work in progress to end, which then fails where it was begun (<c>virDomainAbortJob</c>).</summary>
    /// <exception cref="OperationInvalidException">There is none.</exception>
    public void AbortJob() => _handle.Check(Native.virDomainAbortJob(_handle));

    /// <summary>Asks the work in progress to end in a way of one's own (<c>virDomainAbortJobFlags</c>).</summary>
    /// <inheritdoc cref="AbortJob()"/>
    public void AbortJob(DomainAbortJobFlags flags) => _handle.Check(Native.virDomainAbortJobFlags(_handle, (uint)flags));
}
