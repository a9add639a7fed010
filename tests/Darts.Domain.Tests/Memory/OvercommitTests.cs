using System.ComponentModel.DataAnnotations;
using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Memory;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Tests.Memory;

/// <summary>How much more can be promised than there is.</summary>
public sealed class OvercommitTests : IAsyncDisposable
{
    private readonly HypervisorHost _host = new(Options.Create(new HostOptions { Uri = "test:///default" }), TimeProvider.System);

    public OvercommitTests() => _host.Ready(Some.Facts(cores: 4, memoryMiB: 10_000));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    // Enabled, factor, promised already → admitted: of 10,000 MiB, 9,000 are for sessions.
    [InlineData(true, 1, 8_000, true)]
    [InlineData(true, 1, 8_001, false)]
    [InlineData(true, 2, 17_000, true)]
    [InlineData(true, 2, 17_001, false)]
    [InlineData(false, 2, 8_001, false)]
    public void Sessions_together_may_have_the_hosts_memory_as_many_times_as_the_site_says(bool enabled, double factor, long promised, bool admitted)
    {
        var refusal = Check(new BalloonOptions { Enabled = enabled, OvercommitFactor = factor }, promised, available: 5_000);
        Assert.Equal(admitted, refusal is null);
        if (!admitted)
            Assert.Contains("memory", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_free_now_counts_as_many_times_too()
    {
        Assert.NotNull(Check(new BalloonOptions { OvercommitFactor = 1.5 }, promised: 0, available: 600));
        Assert.Null(Check(new BalloonOptions { OvercommitFactor = 2 }, promised: 0, available: 600));
    }

    [Fact]
    public void No_single_session_gets_more_than_there_is()
    {
        var admission = Admission(new BalloonOptions { OvercommitFactor = 2 });
        Assert.NotNull(admission.CheckRequest(Some.Request(memoryMiB: 12_000), Some.Machine()));
    }

    [Theory]
    [InlineData(0.2, 0.2, "Darts:Balloon:ReliefShare")]
    [InlineData(0.3, 0.2, "Darts:Balloon:ReliefShare")]
    [InlineData(0, 0.2, "Darts:Balloon:PressureShare")]
    [InlineData(0.2, 1.1, "Darts:Balloon:ReliefShare")]
    public void Thresholds_that_make_no_sense_are_refused_with_the_keys_name(double pressure, double relief, string key)
    {
        var options = new BalloonOptions { PressureShare = pressure, ReliefShare = relief };
        var faults = new List<ValidationResult>();
        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true));
        Assert.Contains(faults, f => f.ErrorMessage!.StartsWith(key, StringComparison.Ordinal));
    }

    private Admission Admission(BalloonOptions balloon) =>
        new(Options.Create(new LimitOptions()), Options.Create(new StorageOptions()), Options.Create(balloon), _host);

    private Refusal? Check(BalloonOptions balloon, long promised, long available) => Admission(balloon).CheckRoom(
        Some.Request("alice", memoryMiB: 1_000),
        Some.Machine(),
        [Some.Session("bob", memoryMiB: promised, phase: SessionPhase.Ready)],
        new HostRoom(available, AvailableDiskMiB: 100_000));
}
