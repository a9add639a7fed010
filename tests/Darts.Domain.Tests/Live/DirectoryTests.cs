using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Tests.Live;

/// <summary>Directories of the host in guests, and users who would have others' than their own.</summary>
public sealed class DirectoryTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private string _data = "";
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        var daemon = await libvirtd.GetAsync();
        _data = Path.Combine(daemon.Directory, "data-" + Guid.NewGuid().ToString("N")[..6]);
        Directory.CreateDirectory(Path.Combine(_data, "media"));
        Directory.CreateDirectory(Path.Combine(_data, "home"));
        _site = await Site.StartAsync(
            daemon,
            null,
            ("Darts:Volumes:Directories:0:Path", Path.Combine(_data, "media")),
            ("Darts:Volumes:Directories:1:Path", Path.Combine(_data, "home", "{user}")),
            ("Darts:Volumes:Directories:1:Writable", "true"),
            ("Darts:Volumes:Directories:2:Path", Path.Combine(_data, "gone")),
            ("Darts:Volumes:Directories:3:Path", Path.Combine(_data, "home")),
            ("Darts:Volumes:Directories:3:Tag", "all_homes"),
            ("Darts:Volumes:Directories:3:Groups:0", "staff"));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_guest_has_the_sites_directories_and_its_users_own()
    {
        Directory.CreateDirectory(Path.Combine(_data, "home", "alice"));
        Directory.CreateDirectory(Path.Combine(_data, "home", "bob"));
        Assert.Equal([("host_home", "home/alice", false), ("host_media", "media", true)], Shared(await MakeAsync("alice")));
        Assert.Equal([("all_homes", "home", true), ("host_home", "home/bob", false), ("host_media", "media", true)], Shared(await MakeAsync("bob", "blank", "staff")));
        // Nobody has made one for her.
        Assert.Equal([("host_media", "media", true)], Shared(await MakeAsync("carol")));
    }

    [Theory]
    [InlineData("../bob")]
    [InlineData("..")]
    [InlineData("bob/x")]
    [InlineData(".hidden")]
    public async Task A_name_that_would_lead_elsewhere_leads_nowhere(string user)
    {
        Directory.CreateDirectory(Path.Combine(_data, "home", "bob", "x"));
        Directory.CreateDirectory(Path.Combine(_data, "bob"));
        Directory.CreateDirectory(Path.Combine(_data, "home", ".hidden"));
        Assert.Equal([("host_media", "media", true)], Shared(await MakeAsync(user)));
    }

    [Fact]
    public async Task A_link_in_place_of_a_users_directory_is_not_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(_data, "home", "alice"), "/etc");
        Directory.CreateSymbolicLink(Path.Combine(_data, "home", "bob"), Path.Combine(_data, "home", "nowhere"));
        Assert.Equal([("host_media", "media", true)], Shared(await MakeAsync("alice")));
        Assert.Equal([("host_media", "media", true)], Shared(await MakeAsync("bob")));
        Describe("made", $$"""{ "path": "{{_data}}/home/{user}", "missing": "make", "tag": "mine" }""");
        Assert.Contains("folder", (await FailAsync("bob", "made")).Problem, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_data, "home", "nowhere")));
    }

    [Fact]
    public async Task A_missing_directory_is_made_or_refuses_the_session_as_the_machine_says()
    {
        Describe("made", $$"""{ "path": "{{_data}}/home/{user}", "missing": "make", "mode": "0777", "writable": true }""");
        Assert.Equal([("host_home", "home/dora", false), ("host_media", "media", true)], Shared(await MakeAsync("dora", "made")));
        Assert.Equal((UnixFileMode)0b111_111_111, File.GetUnixFileMode(Path.Combine(_data, "home", "dora")));

        Describe("needed", $$"""{ "path": "{{_data}}/gone", "missing": "refuse" }""");
        var problem = (await FailAsync("alice", "needed")).Problem!;
        Assert.DoesNotContain(_data, problem, StringComparison.Ordinal);
        Describe("deep", $$"""{ "path": "{{_data}}/gone/{user}", "missing": "make" }""");
        await FailAsync("alice", "deep");
        Assert.False(Directory.Exists(Path.Combine(_data, "gone")));
    }

    private void Describe(string id, string directory) => BlankMachine.Describe(_site.Directory, id, $$"""
        { "title": "{{id}}", "image": "blank.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 }, "directories": [ {{directory}} ] }
        """);

    private async Task<Session> MakeAsync(string owner, string machine = "blank", params string[] groups)
    {
        var session = await SettleAsync(owner, machine, groups);
        Assert.Null(session.Problem);
        return session;
    }

    private async Task<Session> FailAsync(string owner, string machine)
    {
        var session = await SettleAsync(owner, machine, []);
        Assert.Equal(SessionPhase.Failed, session.Phase);
        return session;
    }

    private async Task<Session> SettleAsync(string owner, string machine, string[] groups)
    {
        await _site.OfferedAsync(machine);
        var outcome = await _site.Control.CreateAsync(Site.Request(owner, machine) with { Groups = groups }, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return await _site.SettledAsync(outcome.Session!);
    }

    private (string Tag, string Path, bool IsReadOnly)[] Shared(Session session)
    {
        using var domain = _site.Connection.LookupDomain(session.Id);
        var devices = DomainXml.Parse(domain.GetXml()).Devices.OfType<FileSystemXml>().ToList();
        Assert.All(devices, d => Assert.Equal("mapped", d.AccessMode));
        return [.. devices.Select(d => (d.Target, Path.GetRelativePath(_data, d.SourceDirectory!), d.IsReadOnly)).OrderBy(d => d.Target, StringComparer.Ordinal)];
    }
}
