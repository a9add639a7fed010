using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Limits;

/// <summary>Decides what may be asked for and whether there is room for it: one decision, with its reason.</summary>
public sealed class Admission
{
    private readonly LimitOptions _limits;
    private readonly StorageOptions _storage;
    private readonly HypervisorHost _host;
    private readonly IReadOnlyList<int> _cores;
    private readonly IReadOnlyList<int> _memory;
    private readonly IReadOnlyList<int> _hours;

    /// <summary>Made by the container.</summary>
    public Admission(IOptions<LimitOptions> limits, IOptions<StorageOptions> storage, HypervisorHost host)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(storage);
        _limits = limits.Value;
        _storage = storage.Value;
        _host = host;
        _cores = LimitOptions.Parse(_limits.Cores);
        _memory = LimitOptions.Parse(_limits.MemoryMiB);
        _hours = LimitOptions.Parse(_limits.LifetimeHours);
    }

    /// <summary>What the form offers for a machine.</summary>
    public RequestChoices ChoicesFor(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var cores = Offered(_cores.Select(c => (long)c), machine.Definition.Cores, _host.Facts?.Cores);
        var memory = Offered(_memory.Select(m => (long)m), machine.Definition.MemoryMiB, MemoryForSessions);
        var lifetimes = _hours.Select(h => TimeSpan.FromHours(h)).ToList();
        return new RequestChoices(
            [.. cores.Select(c => (int)c)],
            (int)Nearest(cores, machine.Definition.Cores.Default),
            memory,
            Nearest(memory, machine.Definition.MemoryMiB.Default),
            lifetimes,
            lifetimes.MinBy(l => (l - TimeSpan.FromHours(_limits.DefaultLifetimeHours)).Duration()));
    }

    /// <summary>Checks the request by itself: what no change of the load would make right.</summary>
    internal Refusal? CheckRequest(SessionRequest request, Machine? machine)
    {
        if (machine is null)
            return Bad("There is no such machine. Choose one from the catalogue.");
        if (machine.Problem is { } problem)
            return new Refusal(RefusalReason.MachineUnavailable, problem);
        return OutOfRange(request.Cores, machine.Definition.Cores, Least(_cores[^1], _host.Facts?.Cores), "cores", "")
            ?? OutOfRange(request.MemoryMiB, machine.Definition.MemoryMiB, Least(_memory[^1], MemoryForSessions), "memory", " MiB")
            ?? (request.Lifetime < TimeSpan.FromMinutes(1) || request.Lifetime > TimeSpan.FromHours(_hours[^1])
                ? Bad($"A session lives from one minute to {_hours[^1]} hours. Choose a life-time in between.")
                : null);
    }

    /// <summary>Checks the request against all that is there and all that is being made, counting the request itself.</summary>
    internal Refusal? CheckRoom(SessionRequest request, IReadOnlyCollection<Session> sessions, HostRoom room)
    {
        var live = sessions.Where(s => s.Phase != SessionPhase.Failed).ToList();
        if (live.Count(s => s.Owner == request.Owner) + 1 > _limits.SessionsPerUser)
            return new Refusal(RefusalReason.UserLimit, $"You have {Sessions(_limits.SessionsPerUser)}, as many as one user may have. End one first.");
        if (live.Count + 1 > _limits.Sessions)
            return new Refusal(RefusalReason.HostLimit, $"All {Sessions(_limits.Sessions)} of this site are in use. Try again later.");
        if (live.Sum(s => s.MemoryMiB) + request.MemoryMiB > MemoryForSessions)
            return Full("memory", "Ask for less memory, or try again later.");
        // What is being made has not taken its memory from the host yet.
        var promised = live.Where(s => s.Phase <= SessionPhase.Starting).Sum(s => s.MemoryMiB);
        if (promised + request.MemoryMiB > room.AvailableMemoryMiB)
            return Full("free memory", "Ask for less memory, or try again later.");
        if (room.AvailableDiskMiB < _storage.MinimumFreeMiB)
            return Full("disk space", "The administrator has to make room; please tell them.");
        return null;
    }

    private long? MemoryForSessions => _host.Facts is { } facts ? (long)(facts.MemoryMiB * _limits.MemoryFraction) : null;

    private static List<long> Offered(IEnumerable<long> choices, ResourceRange range, long? most)
    {
        var limit = Least(range.Maximum ?? long.MaxValue, most);
        var offered = choices.Append(range.Default).Append(range.Minimum)
            .Where(c => c >= range.Minimum && c <= limit).Distinct().Order().ToList();
        return offered.Count > 0 ? offered : [range.Minimum];
    }

    private static long Nearest(List<long> choices, long wanted) => choices.MinBy(c => Math.Abs(c - wanted));

    private static long Least(long a, long? b) => Math.Min(a, b ?? long.MaxValue);

    private static Refusal? OutOfRange(long value, ResourceRange range, long most, string what, string unit)
    {
        var limit = Math.Max(range.Minimum, Least(range.Maximum ?? long.MaxValue, Math.Max(most, range.Default <= most ? range.Default : most)));
        if (most < range.Minimum)
            return new Refusal(RefusalReason.HostLimit, string.Create(CultureInfo.InvariantCulture, $"This machine needs at least {range.Minimum}{unit} of {what}; this host gives at most {most}{unit}. Choose another machine."));
        return value < range.Minimum || value > limit
            ? Bad(string.Create(CultureInfo.InvariantCulture, $"This machine can have {range.Minimum} to {limit}{unit} of {what}. Choose a value in between."))
            : null;
    }

    private static Refusal Bad(string message) => new(RefusalReason.BadRequest, message);

    private static Refusal Full(string what, string advice) => new(RefusalReason.HostLimit, $"The host has not enough {what} left. {advice}");

    private static string Sessions(int count) => count == 1 ? "1 session" : $"{count} sessions";
}
