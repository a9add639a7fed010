using Darts.Domain.Gpus;
using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Memory;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Tests.Gpus;

public sealed class GpuAdmissionTests : IAsyncDisposable
{
    private readonly HypervisorHost _host = new(Options.Create(new HostOptions { Uri = "test:///default" }), TimeProvider.System);
    private readonly LimitOptions _limits = new() { Sessions = 1000, SessionsPerUser = 1000 };
    private readonly Admission _admission;
    private readonly Machine _machine = Some.Machine() with { Definition = Some.Machine().Definition with { Gpus = new GpuRange { Maximum = 2 } } };
    private readonly GpuRoom _gpus = new(Cards.Read(new GpuOptions(), Cards.Gpu("01:00.0", 1), Cards.Sound("01:00.1", 1), Cards.Gpu("02:00.0", 2)), new Dictionary<string, string>());

    public GpuAdmissionTests()
    {
        _host.Ready(Some.Facts(cores: 1000, memoryMiB: 1 << 20));
        _admission = new Admission(Options.Create(_limits), Options.Create(new StorageOptions()), Options.Create(new BalloonOptions()), _host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Of_fifty_requests_at_once_for_two_gpus_exactly_two_are_admitted()
    {
        var view = new SessionView();
        using var start = new Barrier(50);
        var admitted = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                return Admit(view, "user" + i, 1);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        var sessions = admitted.OfType<Session>().ToList();
        Assert.Equal(["0000:01:00.0", "0000:02:00.0"], sessions.SelectMany(s => s.Gpus).Select(g => g.Id).Order());
        Assert.Equal(["0000:01:00.0", "0000:01:00.1", "0000:02:00.0"], sessions.SelectMany(s => s.HostDevices).Order());

        // What came to nothing gives back what it had.
        view.PutMaking(sessions[0] with { Phase = SessionPhase.Failed });
        Assert.Equal(sessions[0].Gpus, Admit(view, "next", 1)!.Gpus);
        Assert.Null(Admit(view, "last", 1));
    }

    [Fact]
    public void A_refusal_says_which_limit_and_what_is_free()
    {
        var mine = Some.Session() with { Gpus = [new SessionGpu("0000:01:00.0", "Tesla")], HostDevices = ["0000:01:00.0", "0000:01:00.1"] };
        var second = Room(Some.Request() with { Gpus = 1 }, [mine]);
        Assert.Equal(RefusalReason.UserLimit, second!.Reason);
        Assert.Contains("1 GPU, and one user may have 1", second.Message, StringComparison.Ordinal);
        _limits.GpusPerUser = 5;
        var both = Room(Some.Request("bob") with { Gpus = 2 }, [mine]);
        Assert.Equal(RefusalReason.HostLimit, both!.Reason);
        Assert.Contains("Of 2 GPUs that desktops may have, 1 is free now", both.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_may_have_more()
    {
        _limits.Groups["vision"] = new GroupLimitOptions { GpusPerUser = 2 };
        Assert.Equal(RefusalReason.UserLimit, Room(Some.Request() with { Gpus = 2 }, [])!.Reason);
        Assert.Null(Room(Some.Request() with { Gpus = 2, Groups = ["vision"] }, []));
    }

    [Fact]
    public void A_fraction_of_the_hosts_GPUs_limits_a_user_and_the_smaller_limit_holds()
    {
        _limits.GpusPerUser = 5;
        _limits.GpuFractionPerUser = 0.5;
        Assert.Null(Room(Some.Request() with { Gpus = 1 }, []));
        var refusal = Room(Some.Request() with { Gpus = 2 }, []);
        Assert.Equal(RefusalReason.UserLimit, refusal!.Reason);
        Assert.Contains("one user may have 1. At most 1 GPU would fit now", refusal.Message, StringComparison.Ordinal);
        _limits.Groups["vision"] = new GroupLimitOptions { GpuFractionPerUser = 1 };
        Assert.Null(Room(Some.Request() with { Gpus = 2, Groups = ["vision"] }, []));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void A_number_that_the_machine_does_not_have_is_refused(int count) =>
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(Some.Request() with { Gpus = count }, _machine)!.Reason);

    [Fact]
    public void A_machine_that_says_nothing_gets_none() =>
        Assert.Equal(RefusalReason.BadRequest, _admission.CheckRequest(Some.Request() with { Gpus = 1 }, Some.Machine())!.Reason);

    [Fact]
    public void A_stopped_desktop_holds_none_and_gets_its_own_back_only_while_nobody_has_it()
    {
        var stopped = Some.Session(phase: SessionPhase.Stopped) with { IsPersistent = true, Gpus = [new SessionGpu("0000:01:00.0", "Tesla")], HostDevices = ["0000:01:00.0", "0000:01:00.1"] };
        Assert.Equal(2, _gpus.Free([stopped]).Count);
        var start = Some.Request() with { Gpus = 1, OwnGpus = stopped };
        Assert.Null(Room(start, []));
        var other = Some.Session("bob") with { HostDevices = ["0000:01:00.1"] };
        Assert.Contains("in use by another", Room(start, [other])!.Message, StringComparison.Ordinal);
        Assert.Null(Room(start, [other with { Phase = SessionPhase.Stopped }]));
    }

    private Session? Admit(SessionView view, string owner, int count) => view.TryAdmit(
        all => Room(Some.Request(owner) with { Gpus = count }, all) is null ? _gpus.Give(Some.Session(owner, phase: SessionPhase.Reserving), count, all) : null);

    private Refusal? Room(SessionRequest request, IReadOnlyCollection<Session> sessions) =>
        _admission.CheckRoom(request, _machine, sessions, new HostRoom(AvailableMemoryMiB: 1 << 20, AvailableDiskMiB: 100_000) { Gpus = _gpus });
}
