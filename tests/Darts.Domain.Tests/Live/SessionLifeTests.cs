using System.Net.Sockets;
using System.Security.Cryptography;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Sessions over a real libvirtd and real QEMU guests.</summary>
public sealed class SessionLifeTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_session_is_a_running_domain_on_an_overlay_of_its_own()
    {
        var session = await _site.CreateAsync("Alice <b>&amp;</b>");
        Assert.Null(session.Problem);
        Assert.Equal(SessionPhase.Ready, session.Phase);

        using var domain = _site.Connection.LookupDomain(session.Id);
        Assert.Equal("darts-alice-b-amp-b-" + session.Id.ToString("N")[..8], domain.Name);
        Assert.True(domain.IsActive);
        var document = DomainXml.Parse(domain.GetXml());
        var disk = Assert.Single(document.Disks);
        Assert.Equal([_site.OverlayOf(session), Path.Combine(_site.Machines, "blank.img")], disk.SourcePaths);
        Assert.Equal(Some.Owner("Alice <b>&amp;</b>"), SessionDomains.ReadMetadata(domain)!.Owner);
    }

    [Fact]
    public async Task An_overlay_can_be_read_by_nobody_but_its_guest()
    {
        var session = await _site.CreateAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_site.OverlayOf(session)));
    }

    [Fact]
    public async Task An_ended_session_leaves_nothing_and_its_master_is_as_it_was()
    {
        var master = Path.Combine(_site.Machines, "blank.img");
        var before = SHA256.HashData(await File.ReadAllBytesAsync(master, TestContext.Current.CancellationToken));
        var session = await _site.CreateAsync();

        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        Assert.Equal(SessionPhase.Ending, _site.View.Find(session.Id, session.Owner)!.Phase);
        await _site.GoneAsync(session);

        Assert.Empty(Directory.GetFiles(_site.Overlays));
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(master, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_session_that_is_ended_while_it_is_made_leaves_nothing()
    {
        var session = (await _site.Control.CreateAsync(Site.Request(), TestContext.Current.CancellationToken)).Session!;
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task A_session_past_its_deadline_is_removed_whoever_set_the_deadline()
    {
        var session = await _site.CreateAsync();
        _site.OnDomain(session.Id, d => SessionDomains.WriteMetadata(d, SessionDomains.ReadMetadata(d)! with { Deadline = DateTimeOffset.UtcNow.AddSeconds(1) }));
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task A_session_that_an_administrator_destroys_is_gone_for_its_owner_too()
    {
        var session = await _site.CreateAsync();
        _site.OnDomain(session.Id, d => d.Destroy());
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task A_session_that_an_administrator_removes_whole_leaves_no_overlay_behind()
    {
        var session = await _site.CreateAsync();
        _site.OnDomain(session.Id, d =>
        {
            d.Destroy();
            d.Undefine();
        });
        _site = await _site.StartAgainAsync(("Darts:Sessions:OrphanGrace", "00:00:02"));
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task A_paused_session_is_shown_as_paused()
    {
        var session = await _site.CreateAsync();
        _site.OnDomain(session.Id, d => d.Suspend());
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Phase == SessionPhase.Paused, "the session is paused");
        _site.OnDomain(session.Id, d => d.Resume());
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Phase == SessionPhase.Ready, "the session goes on");
    }

    [Fact]
    public async Task The_console_is_a_socket_to_QEMU_and_no_port_listens()
    {
        var session = await _site.CreateAsync();
        using var console = await _site.Get<SessionConsole>().OpenAsync(session.Id, new Requester(session.Owner), TestContext.Current.CancellationToken);
        using var socket = new Socket(console!.Socket);
        await using var stream = new NetworkStream(socket);
        var greeting = new byte[12];
        await stream.ReadExactlyAsync(greeting, TestContext.Current.CancellationToken);
        Assert.Equal("RFB 003.008\n"u8, greeting);

        using var domain = _site.Connection.LookupDomain(session.Id);
        Assert.DoesNotContain(" port=", domain.GetXml()[domain.GetXml().IndexOf("<graphics", StringComparison.Ordinal)..].Split('>')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_is_a_picture_of_what_the_guest_painted()
    {
        var session = await _site.CreateAsync();
        var screen = await _site.Get<SessionScreens>().GetAsync(session.Id, session.Owner, TestContext.Current.CancellationToken);
        Assert.Equal("image/png", screen!.MediaType);
        Assert.Equal(1, screen.Content.Span.IndexOf("PNG"u8));
    }

    [Fact]
    public async Task Somebody_elses_session_does_not_exist()
    {
        var session = await _site.CreateAsync();
        var mallory = Some.Owner("mallory");
        Assert.Null(_site.View.Find(session.Id, mallory));
        Assert.Empty(_site.View.OwnedBy(mallory));
        Assert.False(await _site.Control.EndAsync(session.Id, mallory, TestContext.Current.CancellationToken));
        Assert.Null(await _site.Get<SessionConsole>().OpenAsync(session.Id, new Requester(mallory), TestContext.Current.CancellationToken));
        Assert.Null(await _site.Get<SessionScreens>().GetAsync(session.Id, mallory, TestContext.Current.CancellationToken));
        Assert.True(_site.HasDomain(session.Id));
    }

    [Fact]
    public async Task Fifty_creates_at_once_give_as_many_sessions_as_the_limit_and_not_one_more()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _site.Control.CreateAsync(Site.Request(), TestContext.Current.CancellationToken)));
        var admitted = outcomes.Where(o => o.Session is not null).Select(o => o.Session!).ToList();
        Assert.Equal(3, admitted.Count);
        Assert.Equal(3, admitted.Select(s => s.Id).Distinct().Count());
        foreach (var session in admitted)
            Assert.Equal(SessionPhase.Ready, (await _site.SettledAsync(session)).Phase);
    }
}
