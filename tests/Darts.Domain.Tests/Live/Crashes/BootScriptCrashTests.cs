using System.Text;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Crashes;

public sealed class BootScriptCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    private const string Tiny = """
        "scripts": ["exec: echo first >>/runs; echo said", "exec: echo second >>/runs", "exec: cat /runs"]
        """;

    [Fact]
    public Task A_portal_that_dies_over_a_session_with_scripts_leaves_nothing_of_them() => ChainAsync(
        ("create-scripted", "volume for scripts made", Then.Gone),
        ("create-scripted", "scripts written", Then.Gone),
        ("create-scripted", "domain defined", Then.Gone),
        ("create-seeded", "volume for a seed made", Then.Gone),
        ("create-seeded", "seed written", Then.Gone),
        ("end-scripted", "domain undefined", Then.Gone),
        ("end-seeded", "domain undefined", Then.Gone));

    [Fact]
    public async Task However_often_portals_die_over_a_script_it_runs_once_and_its_end_is_told()
    {
        var (daemon, directory) = await PrepareAsync();
        TinyMachine.Install(directory, Tiny);
        var id = await RunAsync(daemon, directory, "script", "script marked as handed over");
        // All of these die over the same script, until one lives to see its end; then over the next.
        foreach (var step in new[]
        {
            "script's folder made", "script written into the guest", "script started", "script's output kept", "script marked as over",
            "script marked as handed over", "script started", "script marked as over",
        })
        {
            await RunAsync(daemon, directory, "rounds", step);
        }

        await using var site = await Site.StartAsync(daemon, directory);
        var over = await Eventually.GetAsync(
            () => site.View.Find(id!.Value, Some.Owner("alice")) is { } seen && seen.Scripts.All(s => s.IsOver) ? seen : null, "the scripts are over", s_patience);
        Assert.Equal([(ScriptState.Done, 0), (ScriptState.Done, 0), (ScriptState.Done, 0)], over.Scripts.Select(s => (s.State, s.ExitCode ?? -1)));
        Assert.Equal(["said\n", "", "first\nsecond\n"], await Task.WhenAll(Enumerable.Range(0, 3).Select(i => OutputAsync(site, over, i))));

        // Nor does anything run again behind this one's back: the copies that dead portals left in the guest are never started.
        var runs = await new GuestFiles(site.Get<GuestAgent>()).ReadEndAsync(over.Id, "/runs", 100, Token);
        Assert.Equal("first\nsecond\n", Encoding.UTF8.GetString(runs!));
        Assert.True(await site.Control.EndAsync(over.Id, over.Owner, Token));
        await site.GoneAsync(over);
        Assert.Empty(Directory.GetFiles(site.Overlays));
    }

    private static Task<string?> OutputAsync(Site site, Session session, int index) =>
        site.Get<SessionScripts>().GetOutputAsync(session.Id, session.Owner, index, Token);
}
