using Darts.Domain.Hosts;
using Darts.Domain.Limits;
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
        _admission = new Admission(Options.Create(_limits), Options.Create(new StorageOptions()), _host);
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
