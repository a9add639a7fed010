using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;

namespace Darts.Domain.Limits;

/// <content>Whether there is room for one more.</content>
public sealed partial class Admission
{
    /// <summary>Checks the request against all that is there and all that is being made, counting the request itself.</summary>
    internal Refusal? CheckRoom(SessionRequest request, Machine? machine, IReadOnlyCollection<Session> sessions, HostRoom room)
    {
        var live = sessions.Where(s => s.IsLive).ToList();
        return (machine is null ? null : CheckMachine(request, machine, sessions, live))
            ?? CheckUser(request, [.. live.Where(s => s.Owner == request.Owner)])
            ?? CheckPersistent(request, sessions)
            ?? (request.Gpus == 0 ? null : CheckGpus(request, live, room))
            ?? CheckHost(request, live, room);
    }

    private static Refusal? CheckMachine(SessionRequest request, Machine machine, IReadOnlyCollection<Session> all, List<Session> live)
    {
        var here = all.Where(s => s.MachineId == machine.Id && s.Phase != SessionPhase.Failed).ToList();
        if (here.Any(s => s.UsesMaster))
            return new Refusal(RefusalReason.MachineUnavailable, "An administrator is working on this machine's master image. Try again later.");
        // An overlay is worth nothing once its master has changed under it.
        if (request.UsesMaster && here.Count > 0)
            return new Refusal(RefusalReason.MachineUnavailable, $"{Count(here.Count, "desktop")} of this machine would be damaged by a change of its master image. End them first.");
        return machine.Definition.Sessions is { } most && live.Count(s => s.MachineId == machine.Id) + 1 > most
            ? new Refusal(RefusalReason.HostLimit, $"All {Count(most, "desktop")} that this machine may have at a time are in use. Try again later, or choose another machine.")
            : null;
    }

    private Refusal? CheckUser(SessionRequest request, List<Session> own)
    {
        var limits = LimitsOf(request.Groups);
        if (own.Count + 1 > limits.Sessions)
            return new Refusal(RefusalReason.UserLimit, $"You have {Count(own.Count, "running desktop")}, and one user may have {limits.Sessions}. End or stop one first.");
        var (cores, memory) = (own.Sum(s => s.Cores), own.Sum(s => s.MemoryMiB));
        if (cores + request.Cores > limits.Cores)
            return new Refusal(RefusalReason.UserLimit, $"Your desktops have {Count(cores, "core")}, and one user may have {limits.Cores}. {Fits(limits.Cores - cores, " cores")}");
        if (memory + request.MemoryMiB > limits.MemoryMiB)
            return new Refusal(RefusalReason.UserLimit, $"Your desktops have {memory} MiB of memory, and one user may have {limits.MemoryMiB} MiB. {Fits(limits.MemoryMiB - memory, " MiB")}");
        return null;
    }

    private Refusal? CheckGpus(SessionRequest request, List<Session> live, HostRoom room)
    {
        var most = LimitsOf(request.Groups, room.Gpus!.Usable).Gpus;
        var used = live.Where(s => s.Owner == request.Owner).Sum(s => s.Gpus.Count);
        if (used + request.Gpus > most)
            return new Refusal(RefusalReason.UserLimit, $"Your desktops have {Count(used, "GPU")}, and one user may have {most}. {Fits(most - used, most - used == 1 ? " GPU" : " GPUs")}");
        return request.OwnGpus is { } own ? room.Gpus.CheckOwn(own, live) : room.Gpus.Check(request.Gpus, live);
    }

    private Refusal? CheckPersistent(SessionRequest request, IReadOnlyCollection<Session> all)
    {
        if (!request.IsPersistent)
            return null;
        var limit = LimitsOf(request.Groups).PersistentGiB;
        if (limit == 0)
            return new Refusal(RefusalReason.UserLimit, "Here desktops are not kept. Choose one that is removed at its end.");
        var used = all.Where(s => s.Owner == request.Owner && s.IsPersistent && s.Phase != SessionPhase.Failed).Sum(s => s.DiskMiB) >> 10;
        return used + (request.DiskMiB >> 10) > limit
            ? new Refusal(RefusalReason.UserLimit, $"Your kept desktops have disks of {used} GiB, this one would have {request.DiskMiB >> 10} GiB, and one user may have {limit} GiB. Remove one first.")
            : null;
    }

    private Refusal? CheckHost(SessionRequest request, List<Session> live, HostRoom room)
    {
        if (live.Count + 1 > _limits.Sessions)
            return new Refusal(RefusalReason.HostLimit, $"All {Count(_limits.Sessions, "session")} of this site are in use. Try again later.");
        if (room.Load is { } load && load > _limits.MaximumLoad && _limits.MaximumLoad < 1)
            return new Refusal(RefusalReason.HostLimit, string.Create(CultureInfo.InvariantCulture, $"The host's processors are {load:0%} busy, and above {_limits.MaximumLoad:0%} no desktop is started. Try again in a few minutes."));
        var cores = live.Sum(s => s.Cores);
        if (_limits.CoreFraction is { } fraction && _host.Facts is { } facts && cores + request.Cores > fraction * facts.Cores)
            return Full("cores", (long)(fraction * facts.Cores) - cores, " cores");
        var memory = live.Sum(s => s.MemoryMiB);
        // Sessions give back what they do not use, so that more can be promised than there is.
        var most = (long?)(MemoryForSessions * _overcommit);
        if (memory + request.MemoryMiB > most)
            return Full("memory", most.Value - memory, " MiB");
        // What is being made has not taken its memory from the host yet.
        var promised = live.Where(s => s.Phase <= SessionPhase.Starting).Sum(s => s.MemoryMiB);
        var available = (long)(room.AvailableMemoryMiB * _overcommit);
        if (promised + request.MemoryMiB > available)
            return Full("free memory", available - promised, " MiB");
        return room.AvailableDiskMiB < _storage.MinimumFreeMiB
            ? new Refusal(RefusalReason.HostLimit, $"The host's disk for desktops has {room.AvailableDiskMiB} MiB left, and {_storage.MinimumFreeMiB} MiB must stay free. The administrator has to make room; please tell them.")
            : null;
    }

    private static Refusal Full(string what, long left, string unit) =>
        new(RefusalReason.HostLimit, $"The host has not enough {what} left. {Fits(left, unit)}");

    private static string Fits(long left, string unit) => left > 0 ? $"At most {left}{unit} would fit now." : "Nothing more fits now. Try again later.";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
