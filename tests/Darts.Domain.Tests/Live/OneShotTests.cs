using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Live;

/// <summary>Sessions that end when their console is closed.</summary>
public sealed class OneShotTests(LibvirtdFixture libvirtd)
{
    private static readonly (string, string) s_grace = ("Darts:Sessions:OneShotGrace", "00:00:02");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lives_while_it_is_open_and_ends_a_moment_after_the_last_one_left()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, s_grace);
        var session = await CreateAsync(site);
        var first = await OpenAsync(site, session);
        using (await OpenAsync(site, session))
            first.Dispose();

        // Loading the page anew is no end.
        var again = await OpenAsync(site, session);
        Assert.Equal(SessionPhase.Ready, site.View.Find(session.Id, session.Owner)!.Phase);
        again.Dispose();
        await site.GoneAsync(session);
    }

    [Fact]
    public async Task A_portal_that_died_with_its_console_open_ends_it_after_the_next_start()
    {
        var site = await Site.StartAsync(await libvirtd.GetAsync(), null, s_grace);
        var session = await CreateAsync(site);
        await OpenAsync(site, session);
        await using var next = await site.StartAgainAsync(s_grace);
        await next.GoneAsync(session);
    }

    [Fact]
    public async Task One_that_was_never_opened_waits_for_its_owner()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Sessions:OneShotGrace", "00:00:00"));
        var session = await CreateAsync(site);
        var bystander = await CreateAsync(site);
        (await OpenAsync(site, bystander)).Dispose();
        await site.GoneAsync(bystander);
        Assert.Equal(SessionPhase.Ready, site.View.Find(session.Id, session.Owner)!.Phase);
    }

    private static async Task<Session> CreateAsync(Site site)
    {
        var outcome = await site.Control.CreateAsync(Site.Request() with { IsOneShot = true }, Token);
        Assert.Null(outcome.Refusal);
        return await site.SettledAsync(outcome.Session!);
    }

    private static async Task<OpenConsole> OpenAsync(Site site, Session session) =>
        (await site.Get<SessionConsole>().OpenAsync(session.Id, new Requester(session.Owner), Token))!;
}
