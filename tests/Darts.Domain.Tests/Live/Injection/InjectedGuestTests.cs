using System.Text;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Injection;

/// <summary>A real guest runs what was put onto its disk.</summary>
public sealed class InjectedGuestTests(LibvirtdFixture libvirtd)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_guest_without_an_agent_runs_its_scripts_as_root_in_their_order_and_each_once()
    {
        var image = TestImages.Find("cloud.qcow2");
        Assert.SkipUnless(File.Exists(image), $"{image} is not there: ./test.sh builds it.");
        var daemon = await libvirtd.GetAsync();
        var directory = Path.Combine(daemon.Directory, "injected-" + Guid.NewGuid().ToString("N")[..6]);
        await PlainLinux.InstallAsync(directory);
        File.CreateSymbolicLink(Path.Combine(directory, "machines", "system.qcow2"), image);
        BlankMachine.Describe(directory, "system", """
            { "title": "System", "image": "system.qcow2", "injectScripts": true, "memoryMiB": { "minimum": 256, "default": 512 } }
            """);
        await using var site = await Site.StartAsync(
            daemon,
            directory,
            ("Darts:Limits:MemoryMiB", "64,512"),
            ("Darts:Scripts:Entries:0", "exec: echo \"ran for @USER@ as $(id -u)\" >>/srv/runs"),
            // What systemd starts is started a second time, as by a second boot, and must then do nothing.
            ("Darts:Scripts:Entries:1", "bash: sh /var/lib/darts/*/start; for i in $(seq 60); do echo \"<$(cat /srv/runs) $(wc -l </srv/runs)>\" >/dev/ttyS0; sleep 1; done"));
        await site.OfferedAsync("system");

        var outcome = await site.Control.CreateAsync(Site.Request(machine: "system") with { MemoryMiB = 512 }, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        var session = await site.SettledAsync(outcome.Session!, s_patience);
        Assert.Equal([ScriptState.Given, ScriptState.Given], session.Scripts.Select(s => s.State));
        Assert.Equal("<ran for alice as 0 1>", await SaidAsync(site, session));
    }

    /// <summary>What the guest says in angle brackets on its serial line.</summary>
    private static async Task<string> SaidAsync(Site site, Session session)
    {
        using var domain = site.Connection.LookupDomain(session.Id);
        await using var console = domain.OpenConsole();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(s_patience);
        var said = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await console.ReadAsync(buffer, end.Token);
            Assert.True(read > 0, $"The guest's line ended: {said}");
            said.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, read)));
            var text = said.ToString();
            var from = text.IndexOf("<ran", StringComparison.Ordinal);
            if (from >= 0 && text.IndexOf('>', from) is var to && to > 0)
                return text[from..(to + 1)];
        }
    }
}
