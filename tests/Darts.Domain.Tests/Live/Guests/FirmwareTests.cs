using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Guests;

/// <summary>UEFI and TPM are there while a session is, and their state goes with it, however it ends.</summary>
public sealed class FirmwareTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly Requester s_alice = new(Some.Owner("alice"));

    private PrivateLibvirtd _daemon = null!;
    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _daemon = await libvirtd.GetAsync();
        _site = await Site.StartAsync(_daemon, null, ("Darts:Limits:PersistentGiBPerUser", "1"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_session_with_UEFI_and_TPM_draws_its_firmwares_screen_and_leaves_nothing()
    {
        var session = await CreateAsync();
        Assert.True(File.Exists(NvramOf(session)));
        Assert.True(HasTpmState(session));
        using (var domain = _site.Connection.LookupDomain(session.Id))
        {
            var document = DomainXml.Parse(domain.GetXml());
            Assert.Equal((true, NvramOf(session)), (document.Os.LoaderSecure, document.Os.Nvram));
        }

        await UefiScreen.AwaitAsync(_site, session);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));
        await _site.GoneAsync(session);
        IsWithoutTrace(session);
    }

    [Fact]
    public async Task What_firmware_and_TPM_keep_lives_and_goes_with_the_session()
    {
        var killed = await CreateAsync();
        var destroyed = await CreateAsync();
        QemuProcess.Kill(killed);
        _site.OnDomain(destroyed.Id, d => d.Destroy());
        await _site.GoneAsync(destroyed);
        await IsAsync(killed, SessionPhase.Stopped);
        Assert.True(File.Exists(NvramOf(killed)) && HasTpmState(killed));
        Assert.True(await _site.Control.EndAsync(killed.Id, killed.Owner, Token));
        await _site.GoneAsync(killed);
        IsWithoutTrace(killed);
        IsWithoutTrace(destroyed);
    }

    [Fact]
    public async Task Variables_that_an_administrator_leaves_behind_are_swept_with_the_disk()
    {
        var session = await CreateAsync();
        _site.OnDomain(session.Id, d =>
        {
            d.Undefine(DomainUndefineFlags.KeepNvRam);
            d.Destroy();
        });
        Assert.True(File.Exists(NvramOf(session)));
        _site = await _site.StartAgainAsync(("Darts:Sessions:OrphanGrace", "00:00:02"));
        await _site.GoneAsync(session);
        await Eventually.TrueAsync(() => !File.Exists(NvramOf(session)), "the variables are swept", TimeSpan.FromSeconds(60));
        Assert.False(HasTpmState(session));
    }

    [Fact]
    public async Task A_reset_gives_new_variables_and_a_restart_keeps_them()
    {
        var session = await CreateAsync(r => r with { IsPersistent = true });
        var made = await StopAndStartAsync(session, () => Task.CompletedTask);
        var kept = await StopAndStartAsync(session, () => Task.CompletedTask);
        Assert.Equal(made, kept);
        var anew = await StopAndStartAsync(session, async () =>
        {
            Assert.True((await _site.Control.ResetAsync(session.Id, s_alice, Token)).IsDone);
            await Eventually.TrueAsync(() => !File.Exists(NvramOf(session)), "the variables are gone", TimeSpan.FromSeconds(60));
        });
        Assert.NotEqual(made, anew);
    }

    /// <summary>Stops a session, does something meanwhile, and starts it.</summary>
    /// <returns>When the file of its variables was made.</returns>
    private async Task<DateTime> StopAndStartAsync(Session session, Func<Task> meanwhile)
    {
        Assert.True((await _site.Control.StopAsync(session.Id, s_alice, Token)).IsDone);
        await IsAsync(session, SessionPhase.Stopped);
        await meanwhile();
        await IsAsync(session, SessionPhase.Stopped);
        SessionOutcome? outcome = null;
        // Until the reset is over it is refused.
        await Eventually.TrueAsync(
            () => (outcome = _site.Control.StartAsync(session.Id, s_alice, null, Token).GetAwaiter().GetResult()).IsDone, "the session is started again", TimeSpan.FromSeconds(60));
        await IsAsync(session, SessionPhase.Ready);
        return File.GetCreationTimeUtc(NvramOf(session));
    }

    private Task IsAsync(Session session, SessionPhase phase) =>
        Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Phase == phase, $"the session is {phase}", TimeSpan.FromSeconds(60));

    private async Task<Session> CreateAsync(Func<SessionRequest, SessionRequest>? kind = null)
    {
        var request = Site.Request(machine: "safe") with { MemoryMiB = 128 };
        var outcome = await _site.Control.CreateAsync(kind?.Invoke(request) ?? request, Token);
        Assert.Null(outcome.Refusal);
        var session = await _site.SettledAsync(outcome.Session!);
        Assert.Null(session.Problem);
        return session;
    }

    private string NvramOf(Session session) => Path.Combine(_site.Overlays, session.Name + ".nvram");

    private bool HasTpmState(Session session) => FilesNamed("*", session.Id.ToString()).Any();

    private void IsWithoutTrace(Session session)
    {
        Assert.DoesNotContain(Directory.GetFiles(_site.Overlays), f => f.Contains(session.Name, StringComparison.Ordinal));
        Assert.False(HasTpmState(session));
    }

    /// <summary>Files of the daemon's state below a folder of a name: libvirt keeps a TPM in one that is named for the domain's UUID.</summary>
    private IEnumerable<string> FilesNamed(string pattern, string folder) => Directory
        .EnumerateFiles(Path.GetDirectoryName(_daemon.StateDirectory)!, pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
        .Where(f => f.Contains($"/{folder}/", StringComparison.Ordinal) && f.Contains("tpm", StringComparison.Ordinal));
}
