using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Domain.Tests.Machines.Images;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Masters of all formats, from all pools that the site allows, and those that try to reach beyond them.</summary>
public sealed class ImageFormatTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private Site _site = null!;
    private string _shared = null!;

    private string SharedPool => Path.GetFileName(_site.Directory) + "-shared";

    public async ValueTask InitializeAsync()
    {
        var daemon = await libvirtd.GetAsync();
        var directory = Path.Combine(daemon.Directory, "site-" + Guid.NewGuid().ToString("N")[..6]);
        BlankMachine.Install(directory);
        _shared = Directory.CreateDirectory(Path.Combine(directory, "shared")).FullName;
        _site = await Site.StartAsync(daemon, directory, ("Darts:Storage:ImagePools:0", Path.GetFileName(directory) + "-shared"));
        using var pool = _site.Connection.DefineStoragePool(StoragePoolXml.OfDirectory(SharedPool, _shared).ToXml().ToString());
        pool.Start();
    }

    public async ValueTask DisposeAsync()
    {
        using (var pool = _site.Connection.LookupStoragePool(SharedPool))
        {
            pool.Stop();
            pool.Undefine();
        }

        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_master_of_each_format_boots_whatever_its_name_ends_with()
    {
        (string Format, string QemuFormat, string[] Options)[] masters =
        [
            ("qcow2", "qcow2", []), ("vdi", "vdi", []), ("qed", "qed", []),
            ("vmdk", "vmdk", []), ("vmdk", "vmdk", ["-o", "subformat=streamOptimized"]),
            ("vhd", "vpc", []), ("vhd", "vpc", ["-o", "subformat=fixed"]),
        ];
        foreach (var (i, (format, qemuFormat, options)) in masters.Index())
        {
            await QemuImg.ConvertBlankAsync(_site, qemuFormat, $"master{i}.iso", options);
            BlankMachine.Describe(_site.Directory, $"m{i}", $$"""{ "title": "M", "image": "master{{i}}.iso", "format": "{{format}}", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        }

        await Task.WhenAll(masters.Index().Select(m => BootsAsync($"m{m.Index}", $"user{m.Index}")));
    }

    [Fact]
    public async Task A_volume_of_an_allowed_pool_is_used_with_its_whole_chain_and_every_format_of_it_told()
    {
        File.Copy(Path.Combine(_site.Machines, "blank.img"), Path.Combine(_shared, "base.img"));
        await QemuImg.RunAsync("create", "-q", "-f", "qcow2", "-b", "base.img", "-F", "raw", Path.Combine(_shared, "middle.qcow2"));
        await QemuImg.RunAsync("create", "-q", "-f", "qcow2", "-b", Path.Combine(_shared, "middle.qcow2"), "-F", "qcow2", Path.Combine(_shared, "top.qcow2"));
        BlankMachine.Describe(_site.Directory, "chain", $$"""{ "title": "Chain", "volume": { "pool": "{{SharedPool}}", "name": "top.qcow2" }, "memoryMiB": { "minimum": 32, "default": 64 } }""");
        var session = await BootsAsync("chain");

        using var domain = _site.Connection.LookupDomain(session.Id);
        var disk = DomainXml.Parse(domain.GetXml()).Disks.First();
        Assert.Equal([_site.OverlayOf(session), Path.Combine(_shared, "top.qcow2"), Path.Combine(_shared, "middle.qcow2"), Path.Combine(_shared, "base.img")], disk.SourcePaths);
        Assert.Equal("raw", disk.BackingStore!.BackingStore!.BackingStore!.Format);
    }

    [Fact]
    public async Task Qcow2_headers_that_reach_for_what_they_may_not_have_disable_their_machines_and_no_other()
    {
        (string BackingFile, string? BackingFormat)[] attacks =
        [
            ("/etc/shadow", "raw"), ("../../../../../../etc/shadow", "raw"),
            ("nbd://127.0.0.1/secret", "raw"), ("json:{\"driver\":\"file\",\"filename\":\"/etc/shadow\"}", "raw"),
            ("blank.img", null), ("blank.img", "qcow2"), ("blank.img", "vmdk"), ("bad8.qcow2", "qcow2"), ("missing.img", "raw"),
            (_site.Overlays + "/darts-alice-01234567.qcow2", "qcow2"),
        ];
        foreach (var (i, (file, format)) in attacks.Index())
        {
            await File.WriteAllBytesAsync(
                Path.Combine(_site.Machines, $"bad{i}.qcow2"), Qcow2.Header(backingFile: file, backingFormat: format), TestContext.Current.CancellationToken);
            BlankMachine.Describe(_site.Directory, $"bad{i}", $$"""{ "title": "Bad", "image": "bad{{i}}.qcow2" }""");
        }

        foreach (var (i, attack) in attacks.Index())
            await Eventually.TrueAsync(() => _site.Get<Catalogue>().Find($"bad{i}")?.Problem is not null, $"the machine with {attack} has a problem");
        Assert.Null(_site.Get<Catalogue>().Find("blank")!.Problem);
    }

    [Fact]
    public async Task A_layer_deep_in_the_chain_may_not_reach_out_either()
    {
        await File.WriteAllBytesAsync(Path.Combine(_site.Machines, "base.qcow2"), Qcow2.Header(features: 4), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_site.Machines, "bad.qcow2"), Qcow2.Header(backingFile: "base.qcow2", backingFormat: "qcow2"), TestContext.Current.CancellationToken);
        BlankMachine.Describe(_site.Directory, "bad", """{ "title": "Bad", "image": "bad.qcow2" }""");
        await RefusedAsync("bad");
    }

    [Fact]
    public async Task A_volume_of_a_pool_that_the_site_does_not_allow_is_not_used()
    {
        var session = await _site.CreateAsync();
        BlankMachine.Describe(_site.Directory, "thief", $$"""{ "title": "Thief", "volume": { "pool": "{{Path.GetFileName(_site.Directory)}}-overlays", "name": "{{session.Name}}.qcow2" } }""");
        await RefusedAsync("thief");
    }

    private async Task RefusedAsync(string machine)
    {
        await Eventually.TrueAsync(() => _site.Get<Catalogue>().Find(machine)?.Problem is not null, "the machine has a problem");
        Assert.Null(_site.Get<Catalogue>().Find("blank")!.Problem);
    }

    /// <summary>The boot sector on the master has painted the screen: what the guest sees is what the image holds.</summary>
    private async Task<Session> BootsAsync(string machine, string owner = "alice")
    {
        await Eventually.TrueAsync(() => _site.Get<Catalogue>().Find(machine) is not null, "the catalogue has the machine");
        var session = await _site.CreateAsync(owner, machine);
        Assert.True(session.Phase == SessionPhase.Ready, session.Problem);
        await RedScreen.AwaitAsync(_site, session);
        return session;
    }
}
