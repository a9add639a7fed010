using System.Net;
using Darts.Domain.Accounts;
using Darts.Web.SignIn.Guard;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Darts.Web.Tests.SignIn.Guard;

public sealed class ThrottleTests : IAsyncLifetime
{
    private static readonly IPAddress s_home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress s_elsewhere = IPAddress.Parse("198.51.100.7");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-23T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    private RunningPortal _portal = null!;
    private Throttle _throttle = null!;

    private AttemptStore Store => _portal.Services.GetRequiredService<AttemptStore>();

    public ValueTask InitializeAsync()
    {
        _portal = RunningPortal.StartWithAccounts();
        _throttle = New();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _throttle.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task Some_failures_are_free_and_then_each_costs_twice_the_wait()
    {
        var attempt = new SignInAttempt("alice", s_home, null);
        for (var i = 0; i < 5; i++)
            Assert.Null(await _throttle.BeginAsync(attempt));
        foreach (var seconds in new[] { 1, 2, 4, 8, 16 })
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await _throttle.BeginAsync(attempt));
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.NotNull(await _throttle.BeginAsync(attempt));
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Null(await _throttle.BeginAsync(attempt));
        }
    }

    [Fact]
    public async Task The_wait_has_an_end()
    {
        var attempt = new SignInAttempt("alice", s_home, null);
        var longest = TimeSpan.Zero;
        for (var i = 0; i < 60; i++)
        {
            var wait = await _throttle.BeginAsync(attempt) ?? TimeSpan.Zero;
            longest = wait > longest ? wait : longest;
            _time.Advance(wait);
        }

        Assert.Equal(TimeSpan.FromMinutes(15), longest);
        _time.Advance(TimeSpan.FromHours(24));
        for (var i = 0; i < 5; i++)
            Assert.Null(await _throttle.BeginAsync(attempt));
    }

    [Fact]
    public async Task Whoever_guesses_elsewhere_does_not_hold_the_owner_up()
    {
        for (var i = 0; i < 300; i++)
            _time.Advance(await _throttle.BeginAsync(new SignInAttempt("alice", IPAddress.Parse($"203.0.113.{i % 250}"), null)) is null ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        Assert.Null(await _throttle.BeginAsync(new SignInAttempt("alice", s_home, null)));
    }

    [Fact]
    public async Task An_account_that_is_guessed_at_from_everywhere_leaves_strangers_one_free_try()
    {
        for (var i = 0; i < 60; i++)
            Assert.Null(await _throttle.BeginAsync(new SignInAttempt("alice", IPAddress.Parse($"203.0.113.{i}"), null)));
        Assert.Null(await _throttle.BeginAsync(new SignInAttempt("alice", s_home, null)));
        Assert.NotNull(await _throttle.BeginAsync(new SignInAttempt("alice", s_home, null)));
        Assert.Null(await _throttle.BeginAsync(new SignInAttempt("bob", s_home, null)));
    }

    [Fact]
    public async Task A_browser_that_the_account_has_used_is_not_held_up_by_guesses_from_its_own_network()
    {
        var attacker = new SignInAttempt("alice", s_home, null);
        for (var i = 0; i < 20; i++)
            await _throttle.BeginAsync(attacker);
        for (var i = 0; i < 200; i++)
            await _throttle.BeginAsync(new SignInAttempt($"user{i}", s_home, null));
        Assert.NotNull(await _throttle.BeginAsync(attacker));
        Assert.NotNull(await _throttle.BeginAsync(new SignInAttempt("bob", s_home, null)));
        Assert.Null(await _throttle.BeginAsync(attacker with { Device = Guid.NewGuid() }));
    }

    [Fact]
    public async Task A_network_address_that_tries_many_accounts_is_slowed_down()
    {
        for (var i = 0; i < 50; i++)
            Assert.Null(await _throttle.BeginAsync(new SignInAttempt($"user{i}", IPAddress.Parse($"2001:db8::{i + 1:x}"), null)));
        Assert.NotNull(await _throttle.BeginAsync(new SignInAttempt("alice", IPAddress.Parse("2001:db8::ffff"), null)));
        Assert.Null(await _throttle.BeginAsync(new SignInAttempt("alice", IPAddress.Parse("2001:db8:1::1"), null)));
    }

    [Fact]
    public async Task Success_forgets_ones_own_failures_but_not_the_guesses_at_others()
    {
        for (var i = 0; i < 49; i++)
            await _throttle.BeginAsync(new SignInAttempt($"user{i}", s_home, null));
        var own = new SignInAttempt("mallory", s_home, null);
        Assert.Null(await _throttle.BeginAsync(own));
        await _throttle.SucceededAsync(own);
        Assert.Null(await _throttle.BeginAsync(own));
        Assert.NotNull(await _throttle.BeginAsync(new SignInAttempt("alice", s_home, null)));
    }

    [Fact]
    public async Task Attempts_that_nobody_could_check_cost_nothing()
    {
        var attempt = new SignInAttempt("alice", s_home, null);
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(await _throttle.BeginAsync(attempt));
            await _throttle.ForgiveAsync(attempt);
        }
    }

    [Fact]
    public async Task Many_attempts_at_once_are_no_way_around()
    {
        var attempt = new SignInAttempt("alice", s_home, null);
        var waits = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => _throttle.BeginAsync(attempt))));
        Assert.Equal(5, waits.Count(w => w is null));
    }

    [Fact]
    public async Task What_was_counted_survives_a_restart_and_names_nobody()
    {
        var attempt = new SignInAttempt("alice", s_elsewhere, null);
        for (var i = 0; i < 5; i++)
            Assert.Null(await _throttle.BeginAsync(attempt));
        using var next = New();
        Assert.NotNull(await next.BeginAsync(attempt with { Name = " ALICE " }));
        Assert.DoesNotContain(await Store.ReadAsync(DateTimeOffset.MinValue.AddYears(2000), TestContext.Current.CancellationToken), a => a.Key.Contains("alice", StringComparison.OrdinalIgnoreCase));
    }

    private Throttle New() => new(Store, _time, NullLogger<Throttle>.Instance);
}
