using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Boot scripts really run as root in a real guest, once, and what they say comes back.</summary>
public sealed class BootScriptTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private const string Password = "hunter2 $(touch /pwned) '\"`";
    private const string Hostile = "al'ice\"; $(touch /pwned) `touch /pwned` & | %PATH%";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly (string, string)[] s_settings =
    [
        ("Darts:Scripts:Entries:0", """exec: echo "user=@USER@ vm=@VM@ me=$(id -u)"; echo $DARTS_SESSION_NAME; echo run >>/runs"""),
        ("Darts:Scripts:Entries:1", "if(user == 'nobody'): exec: touch /pwned"),
        ("Darts:Scripts:Entries:2", """exec: printf '%s' "@PW@" | wc -c"""),
        ("Darts:Scripts:AllowUsers", "true"),
        ("Darts:Scripts:AllowPassword", "true"),
    ];

    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync(), null, s_settings);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_sites_the_machines_and_the_users_scripts_run_in_this_order_and_tell_their_ends()
    {
        TinyMachine.Install(_site.Directory, """ "scripts": ["exec: i=0; while [ $i -lt 3000 ]; do echo \"$i 0123456789\"; i=$((i+1)); done; printf '\\033[31mred\\033[0m\\007'; exit 3"] """);
        var session = await MakeAsync("exec: #!/bin/sh\nset -e\nls /pwned || echo clean\nsleep 1 &\nls /proc/self/environ >/dev/null");

        var over = await OverAsync(session);
        Assert.Equal([0, 0, 3, 0], over.Scripts.Select(s => s.ExitCode!.Value));
        Assert.All(over.Scripts, s => Assert.Equal((ScriptState.Done, 64), (s.State, s.Sha256!.Length)));
        Assert.Equal($"user={Hostile} vm=tiny me=0\n{session.Name}\n", await OutputAsync(session, 0));
        Assert.Equal($"{Password.Length}\n", await OutputAsync(session, 1));
        var flood = (await OutputAsync(session, 2))!;
        Assert.Equal(ScriptVolume.MostOutput - "\u001b[31m\u001b[0m".Length, flood.Length);
        Assert.EndsWith("2999 0123456789\nred\uFFFD", flood, StringComparison.Ordinal);
        Assert.Contains("clean", await OutputAsync(session, 3), StringComparison.Ordinal);

        Assert.Null(await OutputAsync(session, 4));
        Assert.Null(await OutputAsync(session, -1));
        Assert.Null(await _site.Get<SessionScripts>().GetOutputAsync(session.Id, Some.Owner("mallory"), 0, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("hunter2", XmlOf(session), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(VolumeOf(session)));
        Assert.DoesNotContain("hunter2", await File.ReadAllTextAsync(VolumeOf(session), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await AskedAgainNothingRunsAgainAsync(session, over);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await _site.GoneAsync(session);
        Assert.False(File.Exists(VolumeOf(session)));
    }

    [Fact]
    public async Task A_portal_that_dies_while_a_script_runs_neither_forgets_it_nor_runs_it_again()
    {
        TinyMachine.Install(_site.Directory, """ "scripts": ["exec: echo begin >>/long; while [ ! -e /go ]; do sleep 0.1; done; echo end >>/long; cat /long; exit 7", "exec: echo \"@PW@\""] """);
        var session = await MakeAsync();
        await Eventually.TrueAsync(() => FileInGuest(session, "/long") == "begin\n", "the script has begun", s_patience);
        _site = await _site.StartAgainAsync(s_settings);
        Assert.Equal(ScriptState.Running, (await _site.SettledAsync(session)).Scripts[2].State);
        InGuest(session, "touch /go");
        await Eventually.TrueAsync(() => ScriptOf(session, 2).IsOver, "the script is over", s_patience);
        Assert.Equal(7, ScriptOf(session, 2).ExitCode);
        Assert.Equal("begin\nend\n", await OutputAsync(session, 2));

        // The password went with the portal; when nobody else can bring it any more, the script is given up.
        Assert.Equal(ScriptState.Pending, ScriptOf(session, 3).State);
        _site.OnDomain(session.Id, d => SessionDomains.WriteMetadata(d, SessionDomains.ReadMetadata(d)! with { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-6) }));
        var over = await OverAsync(session);
        Assert.Equal(ScriptState.Failed, over.Scripts[3].State);
        Assert.Contains("password", over.Scripts[3].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_reset_a_kept_desktops_scripts_run_again()
    {
        (string, string)[] settings = [("Darts:Scripts:Entries:0", "exec: echo @VM@"), ("Darts:Scripts:Entries:1", "/nonexistent/script.sh"), ("Darts:Limits:PersistentGiBPerUser", "1")];
        _site = await _site.StartAgainAsync(settings);
        TinyMachine.Install(_site.Directory);
        await _site.OfferedAsync("tiny");
        var outcome = await _site.Control.CreateAsync(TinyMachine.Request() with { IsPersistent = true }, TestContext.Current.CancellationToken);
        var first = (await OverAsync(outcome.Session!)).Scripts;
        Assert.Equal([ScriptState.Done, ScriptState.Failed], first.Select(s => s.State));

        var (session, owner) = (outcome.Session!, new Requester(outcome.Session!.Owner));
        Assert.True((await _site.Control.ResetAsync(session.Id, owner, TestContext.Current.CancellationToken)).IsDone);
        await Eventually.TrueAsync(() => ScriptOf(session, 0).State == ScriptState.Pending, "the script is to run again", s_patience);
        await Eventually.TrueAsync(() => !_site.IsToBeReset(session.Id), "the reset is over", s_patience);
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)!.Phase == SessionPhase.Stopped, "it stands still", s_patience);
        Assert.Equal(ScriptState.Failed, ScriptOf(session, 1).State);
        Assert.True((await _site.Control.StartAsync(session.Id, owner, null, TestContext.Current.CancellationToken)).IsDone);
        var again = (await OverAsync(session)).Scripts;
        Assert.Equal((ScriptState.Done, 0), (again[0].State, again[0].ExitCode));
        Assert.True(again[0].StartedAt > first[0].StartedAt);
        Assert.Equal("tiny\n", await OutputAsync(session, 0));
    }

    [Fact]
    public async Task A_script_that_cannot_be_fetched_is_told_and_where_the_site_wants_it_no_session_is_made()
    {
        const string Missing = "/nonexistent/script.sh";
        _site = await _site.StartAgainAsync(("Darts:Scripts:Entries:0", Missing), ("Darts:Scripts:AllowUsers", "true"));
        var session = await _site.CreateAsync();
        Assert.Equal(SessionPhase.Ready, session.Phase);
        Assert.Equal("script.sh", Assert.Single(session.Scripts).Title);
        Assert.Contains("agent", session.Scripts[0].Problem, StringComparison.Ordinal);

        _site = await _site.StartAgainAsync(("Darts:Scripts:Entries:0", Missing), ("Darts:Scripts:OnFailure", "Fail"));
        var refused = await _site.CreateAsync();
        Assert.Equal(SessionPhase.Failed, refused.Phase);
        Assert.Contains("script.sh", refused.Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(_site.OverlayOf(refused)));

        // Nor may users bring any now.
        var brought = await _site.Control.CreateAsync(Site.Request() with { Scripts = ["exec: true"] }, TestContext.Current.CancellationToken);
        Assert.Contains("boot scripts", brought.Refusal!.Message, StringComparison.Ordinal);
    }

    /// <summary>However late a portal died, and whatever it still wrote: the guest itself knows what ran.</summary>
    private async Task AskedAgainNothingRunsAgainAsync(Session session, Session over)
    {
        _site = await _site.StartAgainAsync([.. s_settings, ("Darts:Sessions:ReconcileInterval", "00:10:00")]);
        var forgotten = over.Scripts.Select(s => s with { State = ScriptState.Pending, ExitCode = null, NeedsPassword = false }).ToList();
        _site.OnDomain(session.Id, d => d.SetMetadata(
            DomainMetadataType.Element, ScriptMetadata.ToBareXml(forgotten), ScriptMetadata.Prefix, ScriptMetadata.NamespaceUri, DomainModificationImpact.Config | DomainModificationImpact.Live));
        _site = await _site.StartAgainAsync(s_settings);
        var again = await OverAsync(session);
        Assert.Equal(over.Scripts.Select(s => s.ExitCode), again.Scripts.Select(s => s.ExitCode));
        Assert.Equal("run\n", FileInGuest(session, "/runs"));
    }

    private async Task<Session> MakeAsync(params string[] scripts)
    {
        await _site.OfferedAsync("tiny");
        var request = TinyMachine.Request(Hostile) with { Scripts = scripts, Password = new UserPassword(Password) };
        var outcome = await _site.Control.CreateAsync(request, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return outcome.Session!;
    }

    private Task<Session> OverAsync(Session session) => Eventually.GetAsync(
        () => _site.View.Find(session.Id, session.Owner) is { } seen && seen.Scripts.Count > 0 && seen.Scripts.All(s => s.IsOver) ? seen : null,
        "the scripts are over",
        s_patience);

    private SessionScript ScriptOf(Session session, int index) => _site.View.Find(session.Id, session.Owner)!.Scripts[index];

    private Task<string?> OutputAsync(Session session, int index) =>
        _site.Get<SessionScripts>().GetOutputAsync(session.Id, session.Owner, index, TestContext.Current.CancellationToken);

    private string VolumeOf(Session session) => Path.Combine(_site.Overlays, session.Name + ".scripts");

    private string XmlOf(Session session)
    {
        using var domain = _site.Connection.LookupDomain(session.Id);
        return domain.GetXml();
    }

    private string? FileInGuest(Session session, string path)
    {
        try
        {
            var files = new GuestFiles(_site.Get<GuestAgent>());
            return files.ReadEndAsync(session.Id, path, 1000, TestContext.Current.CancellationToken).GetAwaiter().GetResult() is { } bytes
                ? System.Text.Encoding.UTF8.GetString(bytes)
                : null;
        }
        catch (GuestAwayException)
        {
            return null;
        }
    }

    private void InGuest(Session session, string command)
    {
        var programs = new GuestPrograms(_site.Get<GuestAgent>(), TimeProvider.System);
        Assert.Equal(0, programs.RunAsync(session.Id, new GuestProgram("/bin/sh", ["-c", command], ["PATH=/bin"]), TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken).GetAwaiter().GetResult());
    }
}
