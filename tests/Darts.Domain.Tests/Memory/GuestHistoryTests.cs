using Darts.Domain.Memory;
using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Memory;

/// <summary>What guests tell is believed when it is new, and for rates two tellings are compared.</summary>
public sealed class GuestHistoryTests
{
    private static readonly Guid s_id = Guid.NewGuid();

    private readonly GuestHistory _history = new(new BalloonOptions());

    [Fact]
    public void Memory_is_taken_only_after_two_new_tellings_and_again_two_after_each_change()
    {
        Assert.False(Look(told: 100).IsSettled);
        Assert.False(Look(told: 100).IsSettled);
        Assert.False(Look(told: 105).IsSettled);
        Assert.True(Look(told: 110).IsSettled);
        _history.Changed(s_id);
        Assert.Null(Look(told: 110).UsableMiB);
        Assert.Equal((500, false), (Look(told: 115).UsableMiB, Look(told: 115).IsSettled));
        Assert.True(Look(told: 120).IsSettled);
    }

    [Fact]
    public void A_guest_whose_driver_falls_silent_is_not_believed_any_more()
    {
        foreach (var told in new[] { 100, 105, 110 })
            Look(told);
        var last = Enumerable.Range(0, 10).Select(_ => Look(told: 110)).ToList()[^1];
        Assert.Equal((null, false), (last.UsableMiB, last.IsSettled));
        Assert.Equal(500, Look(told: 115).UsableMiB);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(999, 4.9, false)]
    [InlineData(1000, 0, true)]
    [InlineData(0, 5, true)]
    public void A_guest_that_faults_or_swaps_much_is_struggling_until_it_tells_otherwise(long faults, double swapped, bool expected)
    {
        Look(told: 100);
        Assert.Equal(expected, Look(told: 105, swapped, faults).IsStruggling);
        Assert.Equal(expected, Look(told: 105, swapped, faults).IsStruggling);
        Assert.False(Look(told: 110, swapped, faults).IsStruggling);
        // It was started anew, and counts from nothing.
        Assert.False(Look(told: 115).IsStruggling);
    }

    [Fact]
    public void A_machine_may_say_which_share_its_sessions_keep()
    {
        Assert.Equal(0.25, Look(told: 100).LeastShare);
        Assert.Equal(1, _history.Take([Sample(100, 0, 0)], machine => machine == "tiny" ? 1 : null).Single().LeastShare);
    }

    private GuestMemory Look(long told, double swapped = 0, long faults = 0) => _history.Take([Sample(told, swapped, faults)], _ => null).Single();

    private static GuestSample Sample(long told, double swapped, long faults) =>
        new(s_id, new DomainPicture(Some.Metadata(), Cores: 1, MemoryMiB: 1000, AgentConnected: false), 1000, 500, told, swapped, faults);
}
