using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>An administrator's session on the master image itself: one at a time, while nothing lies on it, and what it writes stays.</summary>
public sealed class MasterTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Master => Path.Combine(_site.Machines, "writing.img");

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(await libvirtd.GetAsync());
        // Its guest writes zeros over all but the first sectors.
        WritingMachine.Install(_site.Directory);
        await using var master = new FileStream(Master, FileMode.Open);
        var ones = new byte[WritingMachine.Bytes - (1 << 16)];
        ones.AsSpan().Fill(0xFF);
        master.Position = 1 << 16;
        await master.WriteAsync(ones, Token);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_master_is_changed_by_that_session_alone_and_stays_where_it_is()
    {
        await OfferedAsync(WritingMachine.Id);
        var before = await File.ReadAllBytesAsync(Master, Token);
        var overlay = await _site.CreateAsync(machine: WritingMachine.Id);
        await Eventually.TrueAsync(() => new FileInfo(_site.OverlayOf(overlay)).Length > WritingMachine.Bytes / 2, "an ordinary session has written", s_patience);
        Assert.Equal(before, await File.ReadAllBytesAsync(Master, Token));
        await EndAsync(overlay);

        var session = await CreateAsync();
        Assert.True(session.UsesMaster);
        _site.OnDomain(session.Id, d => Assert.Equal(Master, DomainXml.Parse(d.GetXml()).Disks.Single().Source?.File));
        Assert.False(File.Exists(_site.OverlayOf(session)));
        await Eventually.TrueAsync(() => File.ReadAllBytes(Master)[WritingMachine.Bytes - 1] == 0, "it has written to the master", s_patience);
        await EndAsync(session);

        var after = await File.ReadAllBytesAsync(Master, Token);
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(before[..512], after[..512]);
        Assert.Equal(SessionPhase.Ready, (await _site.CreateAsync(machine: WritingMachine.Id)).Phase);
    }

    [Fact]
    public async Task Nobody_else_uses_the_machine_meanwhile_and_nobody_but_an_administrator_asks()
    {
        await OfferedAsync(WritingMachine.Id);
        var refused = await _site.Control.CreateAsync(Site.Request(machine: WritingMachine.Id) with { UsesMaster = true }, Token);
        Assert.Contains("administrator", refused.Refusal?.Message, StringComparison.Ordinal);

        // Of many who ask at once, one has it.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _site.Control.CreateAsync(Request($"admin{i}"), Token)));
        var session = await _site.SettledAsync(Assert.Single(outcomes, o => o.Refusal is null).Session!);
        Assert.Equal(SessionPhase.Ready, session.Phase);
        var second = await _site.Control.CreateAsync(Site.Request("bob", WritingMachine.Id), Token);
        Assert.Contains("working on this machine's master", second.Refusal?.Message, StringComparison.Ordinal);

        // Another portal knows it as well.
        _site = await _site.StartAgainAsync();
        await OfferedAsync(WritingMachine.Id);
        Assert.NotNull((await _site.Control.CreateAsync(Site.Request("bob", WritingMachine.Id), Token)).Refusal);
        await EndAsync(session);
        Assert.True(File.Exists(Master));
        var overlay = await _site.CreateAsync("bob", WritingMachine.Id);
        Assert.Equal(SessionPhase.Ready, overlay.Phase);
        Assert.Contains("1 desktop", (await _site.Control.CreateAsync(Request(), Token)).Refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_entry_for_the_same_image_is_no_way_around()
    {
        BlankMachine.Describe(_site.Directory, "twin", """{ "title": "Twin", "image": "writing.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        await OfferedAsync("twin");
        await OfferedAsync(WritingMachine.Id);
        var session = await CreateAsync();
        Assert.Equal(SessionPhase.Ready, session.Phase);
        var other = await _site.CreateAsync("bob", "twin");
        Assert.Equal(SessionPhase.Failed, other.Phase);
        Assert.Contains("master image", other.Problem, StringComparison.Ordinal);
        await EndAsync(session);

        var overlay = await _site.CreateAsync("bob", "twin");
        Assert.Equal(SessionPhase.Ready, overlay.Phase);
        var again = await CreateAsync();
        Assert.Contains("in use", again.Problem, StringComparison.Ordinal);
        Assert.True(File.Exists(Master));
        Assert.False(_site.HasDomain(again.Id));
    }

    private static SessionRequest Request(string owner = "admin") => Site.Request(owner, WritingMachine.Id) with { UsesMaster = true, IsAdmin = true };

    private async Task<Session> CreateAsync()
    {
        var outcome = await _site.Control.CreateAsync(Request(), Token);
        Assert.Null(outcome.Refusal);
        return await _site.SettledAsync(outcome.Session!);
    }

    private async Task EndAsync(Session session)
    {
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));
        await _site.GoneAsync(session);
    }

    private Task OfferedAsync(string machine) => Eventually.TrueAsync(
        () => _site.Get<Catalogue>().Find(machine) is { Problem: null } && _site.Get<MasterImages>().FingerprintOf(machine) is not null, $"{machine} is offered", s_patience);
}
