using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Memory;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Tests.Limits;

public sealed class AdmissionTests : IAsyncDisposable
{
    private static readonly HostRoom s_room = new(AvailableMemoryMiB: 8192, AvailableDiskMiB: 100_000);

    private readonly HypervisorHost _host = new(Options.Create(new HostOptions { Uri = "test:///default" }), TimeProvider.System);
    private readonly LimitOptions _limits = new();
    private readonly Admission _admission;

    public AdmissionTests()
    {
        _host.Ready(Some.Facts(cores: 4, memoryMiB: 16_384));
        _admission = new Admission(Options.Create(_limits), Options.Create(new StorageOptions()), Options.Create(new BalloonOptions()), _host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public void An_ordinary_request_is_admitted()
    {
        Assert.Null(_admission.CheckRequest(Some.Request(), Some.Machine()));
        Assert.Null(_admission.CheckRoom(Some.Request(), Some.Machine(), [], s_room));
    }

    [Fact]
    public void An_unknown_machine_is_refused() =>
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(Some.Request(), null)!.Reason);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public void Cores_that_the_host_or_the_machine_does_not_have_are_refused(int cores)
    {
        var refusal = _admission.CheckRequest(Some.Request(cores: cores), Some.Machine());
        Assert.Equal(RefusalReason.BadRequest, refusal!.Reason);
        Assert.Contains("1 to 4", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(17_000)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Memory_beyond_the_machine_or_the_host_is_refused(long memory) =>
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(Some.Request(memoryMiB: memory), Some.Machine())!.Reason);

    [Fact]
    public void A_machine_that_is_too_big_for_this_host_is_said_to_be() =>
        Assert.Equal(RefusalReason.HostLimit, _admission.CheckRequest(Some.Request(memoryMiB: 20_000), Some.Machine(minimumMemoryMiB: 20_000))!.Reason);

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    [InlineData(97 * 3600)]
    public void A_life_time_out_of_range_is_refused(int seconds) =>
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(Some.Request(lifetime: TimeSpan.FromSeconds(seconds)), Some.Machine())!.Reason);

    [Fact]
    public void The_request_itself_counts_against_the_users_limit()
    {
        var mine = Enumerable.Range(0, _limits.SessionsPerUser).Select(_ => Some.Session()).ToList();
        Assert.Null(_admission.CheckRoom(Some.Request(), Some.Machine(), mine[1..], s_room));
        Assert.Equal(RefusalReason.UserLimit, _admission.CheckRoom(Some.Request(), Some.Machine(), mine, s_room)!.Reason);
        Assert.Null(_admission.CheckRoom(Some.Request("bob"), Some.Machine(), mine, s_room));
    }

    [Fact]
    public void A_notice_of_failure_is_no_session()
    {
        var failed = Enumerable.Range(0, 20).Select(_ => Some.Session(phase: SessionPhase.Failed)).ToList();
        Assert.Null(_admission.CheckRoom(Some.Request(), Some.Machine(), failed, s_room));
    }

    [Fact]
    public void All_sessions_together_have_a_limit()
    {
        var all = Enumerable.Range(0, _limits.Sessions).Select(i => Some.Session("user" + i, memoryMiB: 64)).ToList();
        Assert.Equal(RefusalReason.HostLimit, _admission.CheckRoom(Some.Request(), Some.Machine(), all, s_room)!.Reason);
    }

    [Fact]
    public void Memory_that_was_promised_but_not_taken_yet_is_counted()
    {
        var making = Some.Session("bob", memoryMiB: 8000, phase: SessionPhase.CreatingDisk);
        Assert.Equal(RefusalReason.HostLimit, _admission.CheckRoom(Some.Request(memoryMiB: 512), Some.Machine(), [making], s_room)!.Reason);
        Assert.Null(_admission.CheckRoom(Some.Request(memoryMiB: 512), Some.Machine(), [making with { Phase = SessionPhase.Ready }], s_room));
    }

    [Fact]
    public void A_full_disk_is_said_to_be_full()
    {
        var refusal = _admission.CheckRoom(Some.Request(), Some.Machine(), [], s_room with { AvailableDiskMiB = 10 });
        Assert.Equal(RefusalReason.HostLimit, refusal!.Reason);
        Assert.Contains("disk", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cores_and_memory_of_one_user_have_limits_and_what_would_fit_is_told()
    {
        _limits.CoresPerUser = 3;
        _limits.MemoryMiBPerUser = 2000;
        var mine = new[] { Some.Session(memoryMiB: 1500) with { Cores = 2 } };
        Assert.Null(Room(Some.Request(cores: 1), mine));
        Fits("1 cores", Room(Some.Request(cores: 2), mine), RefusalReason.UserLimit);
        Fits("500 MiB", Room(Some.Request(memoryMiB: 501), mine), RefusalReason.UserLimit);
        Assert.Null(Room(Some.Request("bob", cores: 2), mine));
        // What stands still takes none.
        Assert.Null(Room(Some.Request(cores: 2), [mine[0] with { Phase = SessionPhase.Stopped }]));
    }

    [Fact]
    public void A_fraction_of_the_host_limits_a_user_and_the_smaller_limit_holds()
    {
        _limits.CoreFractionPerUser = 0.5;
        _limits.CoresPerUser = 3;
        Fits("2 cores", Room(Some.Request(cores: 3), []), RefusalReason.UserLimit);
        _limits.CoresPerUser = 1;
        Fits("1 cores", Room(Some.Request(cores: 2), []), RefusalReason.UserLimit);
        _limits.CoresPerUser = null;
        _limits.MemoryFractionPerUser = 0.25;
        Fits("4096 MiB", Room(Some.Request(memoryMiB: 5000), []), RefusalReason.UserLimit);
        _limits.Groups["staff"] = new GroupLimitOptions { CoreFractionPerUser = 0.75, MemoryFractionPerUser = 0.5 };
        Fits("8192 MiB", Room(Some.Request(memoryMiB: 9000) with { Groups = ["staff"] }, []), RefusalReason.UserLimit);
        Fits("3 cores", Room(Some.Request(cores: 4) with { Groups = ["staff"] }, []), RefusalReason.UserLimit);
    }

    [Fact]
    public void A_group_has_limits_of_its_own_and_the_most_generous_group_counts()
    {
        _limits.SessionsPerUser = 1;
        _limits.CoresPerUser = 1;
        _limits.Groups["staff"] = new GroupLimitOptions { SessionsPerUser = 2, LifetimeHours = 1000 };
        _limits.Groups["beamline"] = new GroupLimitOptions { SessionsPerUser = 3, CoresPerUser = 4 };
        var mine = new[] { Some.Session(), Some.Session() };
        Assert.Equal(RefusalReason.UserLimit, Room(Some.Request(), mine)!.Reason);
        Assert.Equal(RefusalReason.UserLimit, Room(Some.Request() with { Groups = ["staff"] }, mine)!.Reason);
        Assert.Null(Room(Some.Request() with { Groups = ["staff", "beamline", "nobody"] }, mine));
        var longer = Some.Request(lifetime: TimeSpan.FromHours(900));
        Assert.NotNull(_admission.CheckRequest(longer, Some.Machine()));
        Assert.Null(_admission.CheckRequest(longer with { Groups = ["staff"] }, Some.Machine()));
    }

    [Fact]
    public void A_life_without_end_is_for_those_who_may()
    {
        var endless = Some.Request() with { Lifetime = null };
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(endless, Some.Machine())!.Reason);
        _limits.Groups["staff"] = new GroupLimitOptions { AllowUnlimitedLifetime = true };
        Assert.Null(_admission.CheckRequest(endless with { Groups = ["staff"] }, Some.Machine()));
        _limits.AllowUnlimitedLifetime = true;
        _limits.Groups["guests"] = new GroupLimitOptions { AllowUnlimitedLifetime = false };
        Assert.Null(_admission.CheckRequest(endless, Some.Machine()));
        Assert.NotNull(_admission.CheckRequest(endless with { Groups = ["guests"] }, Some.Machine()));
    }

    [Fact]
    public void A_busy_host_starts_nothing_more()
    {
        _limits.MaximumLoad = 0.8;
        Assert.Null(_admission.CheckRoom(Some.Request(), Some.Machine(), [], s_room with { Load = 0.8 }));
        var refusal = _admission.CheckRoom(Some.Request(), Some.Machine(), [], s_room with { Load = 0.93 });
        Assert.Contains("93%", refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("80%", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_cores_that_sessions_have_may_be_a_multiple_of_the_hosts()
    {
        _limits.CoreFraction = 1.5;
        var others = new[] { Some.Session("bob") with { Cores = 4 } };
        Assert.Null(Room(Some.Request(cores: 2), others));
        Fits("2 cores", Room(Some.Request(cores: 3), others), RefusalReason.HostLimit);
    }

    [Fact]
    public void A_machine_has_so_many_sessions_at_a_time_and_is_only_for_its_groups()
    {
        var machine = Some.Machine();
        machine = machine with { Definition = machine.Definition with { Sessions = 1, Groups = ["beamline"] } };
        var others = new[] { Some.Session("bob") };
        Assert.Equal(RefusalReason.HostLimit, _admission.CheckRoom(Some.Request(), machine, others, s_room)!.Reason);
        Assert.Null(_admission.CheckRoom(Some.Request(), machine, [others[0] with { MachineId = "other" }], s_room));
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(Some.Request(), machine)!.Reason);
        Assert.Null(_admission.CheckRequest(Some.Request() with { Groups = ["beamline"] }, machine));
        Assert.Null(_admission.CheckRequest(Some.Request() with { IsAdmin = true }, machine));
    }

    [Fact]
    public void A_master_image_is_worked_on_by_an_administrator_alone()
    {
        var request = Some.Request() with { UsesMaster = true };
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(request, Some.Machine())!.Reason);
        request = request with { IsAdmin = true };
        Assert.Null(_admission.CheckRequest(request, Some.Machine()));
        Assert.NotNull(_admission.CheckRequest(request with { IsPersistent = true }, Some.Machine()));
        Assert.Null(Room(request, []));
        // Not while somebody's disk lies on it, running or not, and nobody begins while it is being changed.
        Assert.Equal(RefusalReason.MachineUnavailable, Room(request, [Some.Session("bob", phase: SessionPhase.Stopped)])!.Reason);
        Assert.Equal(RefusalReason.MachineUnavailable, Room(Some.Request("bob"), [Some.Session() with { UsesMaster = true }])!.Reason);
    }

    [Fact]
    public void Kept_desktops_have_a_quota_that_also_those_count_against_that_stand_still()
    {
        var request = Some.Request() with { IsPersistent = true, DiskMiB = 6 << 10 };
        Assert.Equal(RefusalReason.UserLimit, Room(request, [])!.Reason);
        _limits.PersistentGiBPerUser = 10;
        Assert.Null(Room(request, []));
        var refusal = Room(request, [Some.Session(phase: SessionPhase.Stopped) with { IsPersistent = true, DiskMiB = 5 << 10 }]);
        foreach (var number in new[] { "5 GiB", "6 GiB", "10 GiB" })
            Assert.Contains(number, refusal!.Message, StringComparison.Ordinal);
    }

    private Refusal? Room(SessionRequest request, IReadOnlyCollection<Session> sessions) => _admission.CheckRoom(request, Some.Machine(), sessions, s_room);

    private static void Fits(string what, Refusal? refusal, RefusalReason reason)
    {
        Assert.Equal(reason, refusal?.Reason);
        Assert.Contains($"At most {what} would fit now.", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_offers_only_what_would_be_admitted()
    {
        var machine = Some.Machine();
        var choices = _admission.ChoicesFor(machine);
        Assert.Equal([1, 2, 4], choices.Cores);
        Assert.Contains(choices.DefaultMemoryMiB, choices.MemoryMiB);
        Assert.Contains(choices.DefaultLifetime, choices.Lifetimes);
        foreach (var memory in choices.MemoryMiB)
        {
            foreach (var lifetime in choices.Lifetimes)
                Assert.Null(_admission.CheckRequest(Some.Request(cores: choices.Cores[^1], memoryMiB: memory, lifetime: lifetime), machine));
        }
    }
}
