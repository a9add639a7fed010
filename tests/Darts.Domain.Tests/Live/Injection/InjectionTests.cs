using System.Security.Cryptography;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Injection;

/// <summary>Scripts on the disks of sessions of an image with neither an agent nor cloud-init.</summary>
public sealed class InjectionTests(LibvirtdFixture libvirtd)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private static readonly Requester s_alice = new(Some.Owner("alice"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_has_its_scripts_on_its_disk_and_a_reset_puts_them_onto_the_new_one_while_others_live_and_end()
    {
        await using var site = await StartAsync(
            ("Darts:Scripts:Entries:0", "exec: echo hello @USER@"),
            ("Darts:Scripts:Entries:1", "exec: echo @PW@"),
            ("Darts:Scripts:Entries:2", "bash: echo second"),
            ("Darts:Scripts:AllowPassword", "true"),
            ("Darts:Limits:PersistentGiBPerUser", "1"));
        var master = await HashAsync(PlainLinux.MasterIn(site.Directory));
        var outcome = await site.Control.CreateAsync(PlainLinux.Request() with { IsPersistent = true, Password = new UserPassword("hunter2") }, Token);
        Assert.Null(outcome.Refusal);
        var session = await site.SettledAsync(outcome.Session!, s_patience);
        Assert.Equal((SessionPhase.Ready, null), (session.Phase, session.Problem));
        Assert.Equal([ScriptState.Given, ScriptState.Failed, ScriptState.Given], session.Scripts.Select(s => s.State));
        Assert.Contains("password", session.Scripts[1].Problem, StringComparison.Ordinal);
        await HasScriptsAsync(site, session);

        Assert.True((await site.Control.ResetAsync(session.Id, s_alice, Token)).IsDone);
        var appliance = await ApplianceProcess.OfAsync(session.Name);
        QemuProcess.Signal(appliance, "STOP");
        Assert.False((await site.Control.StartAsync(session.Id, s_alice, null, Token)).IsDone);
        var other = await site.CreateAsync("bob");
        Assert.True(await site.Control.EndAsync(other.Id, other.Owner, Token));
        await site.GoneAsync(other);
        QemuProcess.Signal(appliance, "CONT");
        await Eventually.TrueAsync(() => !site.IsToBeReset(session.Id), "the reset is over", s_patience);
        await HasScriptsAsync(site, session);
        Assert.Equal([ScriptState.Given, ScriptState.Failed, ScriptState.Given], site.View.Find(session.Id, session.Owner)!.Scripts.Select(s => s.State));
        Assert.Equal(master, await HashAsync(PlainLinux.MasterIn(site.Directory)));
        var started = await site.Control.StartAsync(session.Id, s_alice, null, Token);
        Assert.True(started.IsDone, started.Refusal?.Message);
        Assert.True(await site.Control.EndAsync(session.Id, s_alice, Token));
        await site.GoneAsync(session);
    }

    [Theory]
    [InlineData("Continue")]
    [InlineData("Fail")]
    public async Task An_appliance_that_hangs_is_ended_in_time_and_the_site_decides_whether_there_is_a_session_without_scripts(string onFailure)
    {
        await using var site = await StartAsync(("Darts:Scripts:Entries:0", "exec: true"), ("Darts:Scripts:OnFailure", onFailure), ("Darts:Scripts:InjectionTimeout", "00:00:10"));
        var outcome = await site.Control.CreateAsync(PlainLinux.Request(), Token);
        var appliance = await ApplianceProcess.OfAsync(outcome.Session!.Name);
        QemuProcess.Signal(appliance, "STOP");
        var session = await site.SettledAsync(outcome.Session, s_patience);
        Assert.Null(ApplianceProcess.Find(session.Name));
        if (onFailure == "Continue")
        {
            Assert.Equal(SessionPhase.Ready, session.Phase);
            var script = Assert.Single(session.Scripts);
            Assert.Equal((ScriptState.Failed, "putting it onto the disk took too long"), (script.State, script.Problem));
        }
        else
        {
            Assert.Equal(SessionPhase.Failed, session.Phase);
            Assert.Contains("took too long", session.Problem, StringComparison.Ordinal);
            Assert.False(File.Exists(site.OverlayOf(session)));
        }
    }

    private async Task<Site> StartAsync(params (string Key, string Value)[] settings)
    {
        var daemon = await libvirtd.GetAsync();
        var directory = Path.Combine(daemon.Directory, "plain-" + Guid.NewGuid().ToString("N")[..6]);
        await PlainLinux.InstallAsync(directory);
        var site = await Site.StartAsync(daemon, directory, settings);
        await site.OfferedAsync("plain");
        return site;
    }

    private static async Task HasScriptsAsync(Site site, Session session)
    {
        using var disk = await DiskContent.OfAsync(site.OverlayOf(session));
        var folder = $"/var/lib/darts/{session.Id:N}";
        Assert.Equal("echo hello ${DARTS_USER}", await disk.ReadAsync(folder + "/0/script"));
        Assert.Contains("'DARTS_USER=alice'", await disk.ReadAsync(folder + "/0/start"), StringComparison.Ordinal);
        Assert.Equal($"/bin/sh {folder}/0/start\n/bin/sh {folder}/2/start\n", await disk.ReadAsync(folder + "/start"));
        foreach (var (path, mode) in new[] { ("/var/lib/darts", "0700"), (folder + "/0/script", "0700"), (folder + "/2/start", "0600") })
        {
            var facts = await disk.DescribeAsync(path);
            Assert.Contains($"Mode:  {mode}", facts, StringComparison.Ordinal);
            Assert.Matches(@"User:\s+0\s+Group:\s+0\s", facts);
        }

        Assert.Contains($"ExecStart=/bin/sh {folder}/start", await disk.ReadAsync("/etc/systemd/system/darts-boot-scripts.service"), StringComparison.Ordinal);
        Assert.Contains("Wants=darts-boot-scripts.service", await disk.ReadAsync("/etc/systemd/system/multi-user.target.d/darts-boot-scripts.conf"), StringComparison.Ordinal);
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file, Token));
    }
}
