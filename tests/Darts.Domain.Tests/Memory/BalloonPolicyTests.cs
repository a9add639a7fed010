using Darts.Domain.Memory;

namespace Darts.Domain.Tests.Memory;

/// <summary>How large balloons are to be: a host of 10,000 MiB, pressure below 1,500, relief above 2,500, so 2,000 is where changes lead.</summary>
public sealed class BalloonPolicyTests
{
    private static readonly BalloonPolicy s_policy = new(new BalloonOptions());

    [Theory]
    [InlineData(1_500)]
    [InlineData(2_000)]
    [InlineData(2_500)]
    public void Between_the_thresholds_nothing_moves(long available) =>
        Assert.Empty(Decide(available, Guest(1000, usable: 800), Guest(1000, current: 400, usable: 100)));

    [Fact]
    public void Under_pressure_guests_give_what_they_do_not_use_in_equal_parts_and_no_more_than_is_lacking()
    {
        // 600 MiB are lacking. They could give a step each (250 and 500).
        var (small, large) = (Guest(1000, usable: 800), Guest(2000, usable: 1800));
        var targets = Decide(1_400, small, large);
        Assert.Equal((800, 1600), (targets[small.Id], targets[large.Id]));
    }

    [Fact]
    public void A_guest_gives_a_step_at_most_in_one_look()
    {
        var guest = Guest(4000, usable: 3900);
        Assert.Equal(3000, Decide(0, guest)[guest.Id]);
    }

    [Theory]
    // Asked for, has, could give, least share → never below.
    [InlineData(1000, 1000, 300, 0.25, 800)]
    [InlineData(1000, 1000, 900, 0.25, 250)]
    [InlineData(1000, 1000, 900, 0.6, 600)]
    [InlineData(1000, 1000, 900, 1, 1000)]
    [InlineData(1000, 500, 300, 0.25, 300)]
    [InlineData(1000, 1000, 0, 0.25, 1000)]
    [InlineData(1000, 300, 0, 0.25, 400)]
    [InlineData(256, 256, 190, 0.25, 130)]
    [InlineData(1000, 1000, null, 0.25, 1000)]
    [InlineData(1000, 200, null, 0.25, 250)]
    [InlineData(1000, 1000, -5, 0.25, 1000)]
    public void What_a_guest_uses_and_some_headroom_are_never_taken(long asked, long current, int? usable, double least, long floor) =>
        Assert.Equal(floor, s_policy.FloorOf(Guest(asked, current, usable) with { LeastShare = least }));

    [Fact]
    public void Nothing_is_taken_of_a_guest_that_says_nothing_or_nothing_new()
    {
        Assert.Empty(Decide(0, Guest(1000, usable: null), Guest(1000, usable: 900) with { IsSettled = false }));
    }

    [Fact]
    public void A_guest_in_need_gets_memory_at_once_even_under_pressure_and_others_give_it()
    {
        var (needy, idle) = (Guest(1000, current: 400, usable: 10), Guest(2000, usable: 1900));
        var targets = Decide(1_000, needy, idle);
        Assert.Equal(490, targets[needy.Id]);
        Assert.Equal(1500, targets[idle.Id]);
        var struggling = Guest(1000, current: 400, usable: 300) with { IsStruggling = true };
        Assert.Equal(650, Decide(1_000, struggling)[struggling.Id]);
    }

    [Fact]
    public void When_the_pressure_is_over_guests_get_all_back_at_once()
    {
        var (one, two) = (Guest(1000, current: 300, usable: 100), Guest(1000, current: 997, usable: 100));
        var targets = Decide(9_000, one, two);
        Assert.Equal((1000, 1000), (targets[one.Id], targets[two.Id]));
    }

    [Fact]
    public void What_is_given_back_never_leads_to_pressure_again()
    {
        // 700 MiB can be given, and 1,400 are wished for.
        var (one, two) = (Guest(1000, current: 300, usable: 150), Guest(1000, current: 300, usable: 150) with { IsSettled = false });
        var targets = Decide(2_700, one, two);
        Assert.Equal((650, 650), (targets[one.Id], targets[two.Id]));
        Assert.Empty(Decide(2_000, one with { CurrentMiB = 650 }, two with { CurrentMiB = 650 }));
    }

    [Fact]
    public void Trifles_are_left_alone()
    {
        var guest = Guest(6400, usable: 3000);
        Assert.Empty(Decide(1_499, Enumerable.Range(0, 20).Select(_ => guest with { Id = Guid.NewGuid() }).ToArray()));
    }

    [Fact]
    public void Whatever_comes_no_guest_falls_below_its_floor_or_gets_more_than_it_asked_for()
    {
        var random = new Random(4711);
        for (var round = 0; round < 2_000; round++)
        {
            var guests = Enumerable.Range(0, random.Next(1, 30)).Select(_ => Any(random)).ToArray();
            var available = random.NextInt64(0, 10_001);
            foreach (var (id, target) in Decide(available, guests))
            {
                var guest = guests.Single(g => g.Id == id);
                Assert.InRange(target, Math.Min(guest.CurrentMiB, s_policy.FloorOf(guest)), guest.AskedMiB);
                Assert.True(target >= guest.CurrentMiB || (available < 1_500 + guests.Sum(g => g.AskedMiB) && guest is { IsSettled: true, IsStruggling: false }));
            }
        }
    }

    [Fact]
    public void Many_looks_come_to_rest()
    {
        // Guests that use 300 of 1,000 MiB each; what they do not have, the host has.
        var guests = Enumerable.Range(0, 12).Select(_ => Guest(1000, usable: 700)).ToArray();
        var changes = 0;
        for (var look = 0; look < 50; look++)
        {
            var available = 10_000 - guests.Sum(g => g.CurrentMiB) + 1_000;
            var targets = Decide(available, guests);
            changes = targets.Count;
            guests = [.. guests.Select(g => targets.TryGetValue(g.Id, out var target) ? g with { CurrentMiB = target, UsableMiB = target - 300 } : g)];
            if (look > 10)
                Assert.Empty(targets);
        }

        Assert.Equal(0, changes);
        Assert.InRange(guests.Sum(g => g.CurrentMiB), 8_500, 9_500);
    }

    [Fact]
    public void Turned_off_everybody_has_what_was_asked_for()
    {
        var (less, all) = (Guest(1000, current: 300, usable: null), Guest(1000, usable: 100));
        Assert.Equal(new Dictionary<Guid, long> { [less.Id] = 1000 }, BalloonPolicy.GiveAllBack([less, all]));
    }

    private static IReadOnlyDictionary<Guid, long> Decide(long available, params GuestMemory[] guests) => s_policy.Decide(new HostMemory(10_000, available), guests);

    private static GuestMemory Guest(long asked, long? current = null, long? usable = null) => new()
    {
        Id = Guid.NewGuid(),
        AskedMiB = asked,
        CurrentMiB = current ?? asked,
        UsableMiB = usable,
        LeastShare = 0.25,
        IsSettled = true,
    };

    private static GuestMemory Any(Random random)
    {
        var asked = random.NextInt64(64, 8_192);
        var current = random.NextInt64(asked / 4, asked + 1);
        return Guest(asked, current, random.Next(5) == 0 ? null : random.NextInt64(0, current + 1)) with
        {
            LeastShare = random.NextDouble(),
            IsStruggling = random.Next(4) == 0,
            IsSettled = random.Next(3) != 0,
        };
    }
}
