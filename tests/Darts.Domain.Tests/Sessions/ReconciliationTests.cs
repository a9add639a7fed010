using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;
using Darts.Libvirt;

namespace Darts.Domain.Tests.Sessions;

public sealed class ReconciliationTests
{
    private static readonly SessionOptions s_options = new();

    private readonly Reconciliation _reconciliation = new(s_options);

    [Fact]
    public void The_next_round_comes_also_when_this_one_took_longer_than_the_interval()
    {
        var now = Some.Noon.AddHours(1);
        Assert.Equal(now.AddSeconds(-1), _reconciliation.NextRound([], now, now.AddSeconds(-1)));
        Assert.Equal(now.AddSeconds(-1), _reconciliation.NextRound([Some.Observed()], now, now.AddSeconds(-1)));
        Assert.Equal(now.AddSeconds(10), _reconciliation.NextRound([Some.Observed()], now, now.AddSeconds(10)));
    }

    [Fact]
    public void A_running_session_is_kept() => Assert.Equal(SessionAction.Keep, Decide(Some.Observed(), Some.Noon.AddHours(1)));

    [Fact]
    public void A_session_past_its_deadline_is_asked_to_shut_down_and_then_removed()
    {
        var session = Some.Observed();
        var deadline = session.Metadata.Deadline!.Value;
        Assert.Equal(SessionAction.Keep, Decide(session, deadline.AddTicks(-1)));
        Assert.Equal(SessionAction.PressPowerButton, Decide(session, deadline));
        Assert.Equal(SessionAction.AskAgent, Decide(session, deadline + (s_options.ShutdownGrace / 2)));
        Assert.Equal(SessionAction.Remove, Decide(session, deadline + s_options.ShutdownGrace));
    }

    [Fact]
    public void A_session_that_its_owner_ended_is_shut_down_before_its_deadline()
    {
        var session = Ended(Some.Observed());
        Assert.Equal(SessionAction.PressPowerButton, Decide(session, Some.Noon.AddMinutes(5)));
        Assert.Equal(SessionAction.Remove, Decide(session, Some.Noon.AddMinutes(5) + s_options.ShutdownGrace));
    }

    [Fact]
    public void An_ended_session_whose_guest_is_down_is_removed_at_once() =>
        Assert.Equal(SessionAction.Remove, Decide(Ended(Some.Observed(DomainState.ShutOff)), Some.Noon.AddMinutes(5)));

    [Theory]
    [InlineData(DomainShutoffReason.Shutdown)]
    [InlineData(DomainShutoffReason.Destroyed)]
    public void A_session_that_somebody_switched_off_is_removed(DomainShutoffReason reason) =>
        Assert.Equal(SessionAction.Remove, Decide(Some.Observed(DomainState.ShutOff, (int)reason), Some.Noon.AddHours(1)));

    [Theory]
    [InlineData(DomainShutoffReason.Unknown)]
    [InlineData(DomainShutoffReason.Shutdown)]
    [InlineData(DomainShutoffReason.Destroyed)]
    [InlineData(DomainShutoffReason.Crashed)]
    public void A_persistent_desktop_is_kept_however_it_went_off(DomainShutoffReason reason) =>
        Assert.Equal(SessionAction.Keep, Decide(Persistent(Some.Observed(DomainState.ShutOff, (int)reason)), Some.Noon.AddHours(1)));

    [Fact]
    public void A_persistent_desktop_past_its_deadline_is_stopped_and_kept()
    {
        var session = Persistent(Some.Observed());
        var deadline = session.Metadata.Deadline!.Value;
        Assert.Equal(SessionAction.PressPowerButton, Decide(session, deadline));
        Assert.Equal(SessionAction.AskAgent, Decide(session, deadline + (s_options.ShutdownGrace / 2)));
        Assert.Equal(SessionAction.SwitchOff, Decide(session, deadline + s_options.ShutdownGrace));
        Assert.Equal(SessionAction.Keep, Decide(session with { State = DomainState.ShutOff }, deadline + s_options.ShutdownGrace));
    }

    [Fact]
    public void A_persistent_desktop_that_its_owner_ended_is_removed() =>
        Assert.Equal(SessionAction.Remove, Decide(Ended(Persistent(Some.Observed(DomainState.ShutOff))), Some.Noon.AddMinutes(6)));

    [Fact]
    public void A_desktop_to_be_reset_is_stopped_first()
    {
        var session = Persistent(Some.Observed());
        session = session with { Metadata = session.Metadata with { ResetAt = Some.Noon.AddMinutes(5) } };
        Assert.Equal(SessionAction.PressPowerButton, Decide(session, Some.Noon.AddMinutes(5)));
        Assert.Equal(SessionAction.Reset, Decide(session with { State = DomainState.ShutOff }, Some.Noon.AddMinutes(5)));
    }

    [Fact]
    public void A_session_to_be_saved_is_stopped_and_kept_until_it_is_saved_whatever_else_is_wanted_of_it()
    {
        var session = Ended(Some.Observed());
        session = session with { Metadata = session.Metadata with { Saving = new SavingMark(Some.Noon.AddMinutes(5), "new", "New"), ResetAt = Some.Noon } };
        Assert.Equal(SessionAction.PressPowerButton, Decide(session, Some.Noon));
        Assert.Equal(SessionAction.SwitchOff, Decide(session, Some.Noon.AddHours(1)));
        session = session with { State = DomainState.ShutOff, Reason = (int)DomainShutoffReason.Destroyed };
        Assert.Equal(SessionAction.Keep, Decide(session, Some.Noon.AddDays(9)));
        Assert.Equal(SessionAction.Remove, Decide(session with { Metadata = session.Metadata with { Saving = null } }, Some.Noon.AddHours(1)));
    }

    [Fact]
    public void A_session_without_a_deadline_lives_on()
    {
        var session = Some.Observed();
        session = session with { Metadata = session.Metadata with { Deadline = null } };
        Assert.Equal(SessionAction.Keep, Decide(session, DateTimeOffset.MaxValue));
        Assert.Equal(DateTimeOffset.MaxValue, _reconciliation.NextChange(session, Some.Noon.AddYears(1)));
    }

    [Theory]
    [InlineData(DomainShutoffReason.Unknown, null)]
    [InlineData(DomainShutoffReason.Crashed, "can be started again")]
    [InlineData(DomainShutoffReason.Daemon, "can be started again")]
    [InlineData(DomainShutoffReason.Failed, null)]
    public void A_wanted_session_that_nobody_switched_off_waits_for_its_owner_until_its_deadline(DomainShutoffReason reason, string? problem)
    {
        var session = Some.Observed(DomainState.ShutOff, (int)reason);
        Assert.Equal(SessionAction.Keep, Decide(session, Some.Noon.AddHours(1)));
        var shown = session.ToSession(Some.Noon.AddHours(1), s_options.BootTimeout);
        Assert.Equal(SessionPhase.Stopped, shown.Phase);
        Assert.Contains(problem ?? "", shown.Problem ?? "", StringComparison.Ordinal);
        Assert.Equal(SessionAction.Remove, Decide(session, session.Metadata.Deadline!.Value));
    }

    [Fact]
    public void A_one_shot_session_whose_QEMU_dies_after_its_window_was_opened_is_removed()
    {
        var session = Some.Observed(DomainState.ShutOff, (int)DomainShutoffReason.Crashed);
        session = session with { Metadata = session.Metadata with { IsOneShot = true, OpenedAt = Some.Noon } };
        Assert.Equal(SessionAction.Remove, Decide(session, Some.Noon.AddHours(1)));
    }

    [Theory]
    [InlineData(DomainShutoffReason.Saved)]
    [InlineData(DomainShutoffReason.FromSnapshot)]
    public void A_session_that_an_administrator_put_aside_is_left_to_them(DomainShutoffReason reason) =>
        Assert.Equal(SessionAction.Keep, Decide(Some.Observed(DomainState.ShutOff, (int)reason), Some.Noon.AddHours(1)));

    [Theory]
    [InlineData(DomainState.Running)]
    [InlineData(DomainState.ShutOff)]
    public void A_half_made_session_is_left_alone_while_it_may_still_be_in_the_making_and_then_removed(DomainState state)
    {
        var session = Some.Observed(state, 0);
        session = session with { Metadata = session.Metadata with { StartedAt = null } };
        Assert.Equal(SessionAction.Keep, Decide(session, Some.Noon + s_options.OrphanGrace));
        Assert.Equal(SessionAction.Remove, Decide(session, Some.Noon + s_options.OrphanGrace + TimeSpan.FromTicks(1)));

        // What came onto its disk before it was defined took its time.
        session = session with { Metadata = session.Metadata with { InjectedAt = Some.Noon.AddMinutes(2) } };
        Assert.Equal(SessionAction.Keep, Decide(session, Some.Noon.AddMinutes(2) + s_options.OrphanGrace));
        Assert.Equal(SessionAction.Remove, Decide(session, Some.Noon.AddMinutes(2) + s_options.OrphanGrace + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void The_next_change_is_the_end_of_the_boot_then_the_deadline_then_the_end_of_the_grace()
    {
        var session = Some.Observed();
        Assert.Equal(session.Metadata.StartedAt + s_options.BootTimeout, _reconciliation.NextChange(session, Some.Noon.AddSeconds(2)));
        Assert.Equal(session.Metadata.Deadline, _reconciliation.NextChange(session, Some.Noon.AddHours(1)));
        Assert.Equal(session.Metadata.Deadline + (s_options.ShutdownGrace / 2), _reconciliation.NextChange(session, Some.Noon.AddHours(4)));
        Assert.Equal(session.Metadata.Deadline + s_options.ShutdownGrace, _reconciliation.NextChange(session, Some.Noon.AddHours(4) + (s_options.ShutdownGrace / 2)));
    }

    private static ObservedSession Persistent(ObservedSession session) =>
        session with { Metadata = session.Metadata with { IsPersistent = true } };

    private static ObservedSession Ended(ObservedSession session) =>
        session with { Metadata = session.Metadata with { EndedAt = Some.Noon.AddMinutes(5) } };

    private SessionAction Decide(ObservedSession session, DateTimeOffset now) => _reconciliation.Decide(session, now);
}
