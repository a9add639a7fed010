using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Memory;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Limits;

/// <summary>Decides what may be asked for and whether there is room for it: one decision, with its reason.</summary>
public sealed partial class Admission
{
    private readonly LimitOptions _limits;
    private readonly StorageOptions _storage;
    private readonly HypervisorHost _host;
    private readonly double _overcommit;
    private readonly IReadOnlyList<int> _cores;
    private readonly IReadOnlyList<int> _memory;
    private readonly IReadOnlyList<int> _hours;

    /// <summary>Made by the container.</summary>
    public Admission(IOptions<LimitOptions> limits, IOptions<StorageOptions> storage, IOptions<BalloonOptions> balloon, HypervisorHost host)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(storage);
        _limits = limits.Value;
        _storage = storage.Value;
        ArgumentNullException.ThrowIfNull(balloon);
        _overcommit = balloon.Value.Overcommit;
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

    /// <summary>The life-time that a session gets where nobody says otherwise.</summary>
    internal TimeSpan DefaultLifetime => TimeSpan.FromHours(_limits.DefaultLifetimeHours);

    /// <summary>Checks the request by itself: what no change of the load would make right.</summary>
    internal Refusal? CheckRequest(SessionRequest request, Machine? machine)
    {
        if (machine is null)
            return Bad("There is no such machine. Choose one from the catalogue.");
        if (machine.Problem is { } problem)
            return new Refusal(RefusalReason.MachineUnavailable, problem);
        return OutOfRange(request.Cores, machine.Definition.Cores, Least(_cores[^1], _host.Facts?.Cores), "cores", "")
            ?? OutOfRange(request.MemoryMiB, machine.Definition.MemoryMiB, Least(_memory[^1], MemoryForSessions), "memory", " MiB")
            ?? CheckLifetime(request.Lifetime, LimitsOf(request.Groups))
            ?? CheckGpus(request.Gpus, machine.Definition.Gpus)
            ?? CheckKind(request, machine);
    }

    /// <summary>Checks that a session may still live so long from now.</summary>
    internal Refusal? CheckLifetime(TimeSpan? lifetime, IReadOnlyCollection<string> groups) => CheckLifetime(lifetime, LimitsOf(groups));

    private static Refusal? CheckLifetime(TimeSpan? lifetime, UserLimits limits) => lifetime switch
    {
        null => limits.AllowUnlimitedLifetime ? null : Bad($"Here no session lives for ever. Choose a life-time of at most {limits.Lifetime.TotalHours:0} hours."),
        { } time when time < TimeSpan.FromMinutes(1) || time > limits.Lifetime =>
            Bad($"A session lives from one minute to {limits.Lifetime.TotalHours:0} hours. Choose a life-time in between."),
        _ => null,
    };

    private static Refusal? CheckGpus(int wanted, GpuRange? range)
    {
        var (least, most) = (range?.Minimum ?? 0, range?.Maximum ?? 0);
        return wanted >= least && wanted <= most ? null
            : most == 0 ? Bad("This machine has no use for a GPU. Ask for none, or choose another machine.")
            : Bad($"This machine can have {least} to {most} GPUs. Choose a number in between.");
    }

    private static Refusal? CheckKind(SessionRequest request, Machine machine)
    {
        var definition = machine.Definition;
        if (definition.Groups.Count > 0 && !request.IsAdmin && !definition.Groups.Intersect(request.Groups, StringComparer.Ordinal).Any())
            return Bad("There is no such machine. Choose one from the catalogue.");
        if (request.UsesMaster && !request.IsAdmin)
            return Bad("Only an administrator works on a master image itself.");
        if (request.UsesMaster && definition.Template is not null)
            return Bad("This machine is made after a domain of the administrator's. Start and change that domain itself, while no session lies on its disks.");
        if (request.UsesMaster && (definition.Url is not null || definition.Format == MachineFormat.Vhdx))
            return Bad("The image of this machine is a copy that Darts downloaded or converted, and would be made anew. Put an image of your own into the machines pool.");
        if (request.UsesMaster && (request.IsPersistent || request.IsOneShot || definition.Format == MachineFormat.Iso))
            return Bad("A session on the master image itself cannot be persistent or one-shot, and an ISO image cannot be written to.");
        if (request.IsPersistent && request.IsOneShot)
            return Bad("A desktop is either kept or ends when it is closed. Choose one of the two.");
        if (request.DiskGiB is not { } disk)
            return null;
        return definition.Format != MachineFormat.Iso
            ? Bad("The size of the disk can be chosen only where a machine starts from an ISO image.")
            : disk < 1 || disk > definition.LargestDiskGiB ? Bad($"The disk can have 1 to {definition.LargestDiskGiB} GiB. Choose a size in between.") : null;
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

    private UserLimits LimitsOf(IReadOnlyCollection<string> groups, int? gpus = null) =>
        UserLimits.Of(_limits, groups, _host.Facts?.Cores, _host.Facts?.MemoryMiB, gpus);

    private static Refusal Bad(string message) => new(RefusalReason.BadRequest, message);
}
