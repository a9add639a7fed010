using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Sessions made after a domain of the administrator's: what that has they have, and nothing of it is touched.</summary>
public sealed class TemplateTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Limits:PersistentGiBPerUser", "100"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Two_sessions_are_made_after_a_template_at_once_and_boot_and_the_template_stays_as_it_was()
    {
        using var template = new Template(_site);
        var before = await File.ReadAllBytesAsync(template.MainDisk, TestContext.Current.CancellationToken);
        await OfferedAsync();
        var (one, two) = (await _site.CreateAsync(machine: "made"), await _site.CreateAsync("bob", "made"));
        await RedScreen.AwaitAsync(_site, one);
        await RedScreen.AwaitAsync(_site, two);

        var (first, second) = (DocumentOf(one), DocumentOf(two));
        Assert.Equal((64UL << 20, 1U), (first.MemoryBytes, first.VirtualCpus));
        Assert.Equal("Nehalem", first.Cpu?.Model);
        Assert.Equal("localtime", first.Clock?.Offset);
        Assert.Equal("destroy", first.OnPowerOff);
        Assert.Contains(first.Metadata, e => e.Name.NamespaceName == "urn:site:1");
        Assert.Equal("vga", Assert.Single(first.Devices.OfType<VideoXml>()).Model);
        Assert.Single(first.Devices.OfType<SoundXml>());
        Assert.Single(first.Devices.OfType<WatchdogXml>());
        Assert.Equal("e1000e", Assert.Single(first.Interfaces).Model);
        Assert.Contains("process=admins", XmlOf(one), StringComparison.Ordinal);
        Assert.Equal(["MAIN", "DATA"], first.Disks.Select(d => d.Serial));
        Assert.Equal(["writeback", null], first.Disks.Select(d => d.Driver?.Cache));
        Assert.Equal([_site.OverlayOf(one), Path.Combine(_site.Overlays, one.Name + ".disk2")], first.Disks.Select(d => d.Source?.File));

        // One display, which listens nowhere, and what every session has.
        Assert.Equal("none", Assert.Single(Assert.Single(first.Devices.OfType<VncXml>()).Listens).Type);
        Assert.DoesNotContain("secret", XmlOf(one), StringComparison.Ordinal);
        Assert.Contains(first.Channels, c => c.TargetName == "org.qemu.guest_agent.0");
        Assert.True(Assert.Single(first.Devices.OfType<MemoryBalloonXml>()).FreePageReporting);

        // Nothing that is one domain's alone is had by two.
        string[] addresses = ["52:54:00:ab:cd:ef", first.Interfaces.Single().MacAddress!, second.Interfaces.Single().MacAddress!];
        Assert.Equal(3, addresses.Distinct().Count());

        Assert.True(await _site.Control.EndAsync(one.Id, one.Owner, TestContext.Current.CancellationToken));
        await _site.GoneAsync(one);
        Assert.DoesNotContain(Directory.GetFiles(_site.Overlays), f => f.Contains(one.Name, StringComparison.Ordinal));
        Assert.Equal(before, await File.ReadAllBytesAsync(template.MainDisk, TestContext.Current.CancellationToken));
        template.On(d => Assert.False(d.IsActive));
    }

    [Fact]
    public async Task A_template_that_leads_to_a_client_of_SPICE_and_has_an_ISO_is_made_fit()
    {
        using var template = new Template(_site, """
            <graphics type='spice' autoport='yes'/><channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
            <redirdev bus='usb' type='spicevmc'/><audio id='1' type='spice'/>
            <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
            """ + $"<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='{Path.Combine(_site.Machines, "blank.img")}'/><target dev='sda' bus='sata'/></disk>");
        await OfferedAsync();
        var session = await _site.CreateAsync(machine: "made");
        await RedScreen.AwaitAsync(_site, session);
        var document = DocumentOf(session);
        Assert.DoesNotContain("spicevmc", XmlOf(session), StringComparison.Ordinal);
        Assert.Single(document.Channels, c => c.TargetName == "org.qemu.guest_agent.0");
        Assert.True(document.Disks.Single(d => d.Device == "cdrom").IsReadOnly);
        Assert.Empty(document.Devices.OfType<SpiceXml>());
    }

    [Fact]
    public async Task A_session_has_UEFI_variables_copied_from_its_template_and_a_TPM_of_its_own()
    {
        var (code, variables) = ("/usr/share/OVMF/OVMF_CODE_4M.fd", Path.Combine(_site.Machines, "admins.fd"));
        var content = await File.ReadAllBytesAsync("/usr/share/OVMF/OVMF_VARS_4M.fd", TestContext.Current.CancellationToken);
        content.AsSpan(content.Length - 8).Fill(0x5A);
        await File.WriteAllBytesAsync(variables, content, TestContext.Current.CancellationToken);
        using var template = new Template(
            _site,
            "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>",
            $"<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>{code}</loader><nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>{variables}</nvram></os>");
        await OfferedAsync();
        var session = await _site.CreateAsync(machine: "made");
        Assert.Equal(SessionPhase.Ready, session.Phase);
        var document = DocumentOf(session);
        Assert.Equal((code, Path.Combine(_site.Overlays, session.Name + ".nvram")), (document.Os.Loader, document.Os.Nvram));
        Assert.Equal(content[^8..], (await File.ReadAllBytesAsync(document.Os.Nvram!, TestContext.Current.CancellationToken))[^8..]);
        Assert.Equal("2.0", Assert.Single(document.Devices.OfType<TpmXml>()).Version);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await _site.GoneAsync(session);
        Assert.False(File.Exists(document.Os.Nvram));
        Assert.True(File.Exists(variables));
    }

    [Fact]
    public async Task A_kept_desktop_with_two_disks_is_reset_on_both()
    {
        using var template = new Template(_site);
        await OfferedAsync();
        var outcome = await _site.Control.CreateAsync(Site.Request(machine: "made") with { IsPersistent = true }, TestContext.Current.CancellationToken);
        var session = await _site.SettledAsync(outcome.Session!);
        Assert.Equal(4, session.DiskMiB);
        string[] disks = [_site.OverlayOf(session), Path.Combine(_site.Overlays, session.Name + ".disk2")];
        var before = disks.Select(Written).ToList();
        await _site.Control.ResetAsync(session.Id, new Requester(session.Owner), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => disks.Select(d => File.Exists(d) ? Written(d) : default).Zip(before).All(p => p.First > p.Second), "both disks are new", s_patience);
        // Its disks are new a moment before its record says so.
        await Eventually.TrueAsync(() => !_site.IsToBeReset(session.Id), "the reset is over", s_patience);
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Phase == SessionPhase.Stopped, "it stands still", s_patience);
        Assert.True((await _site.Control.StartAsync(session.Id, new Requester(session.Owner), null, TestContext.Current.CancellationToken)).Refusal is null);
        await RedScreen.AwaitAsync(_site, session);

        static DateTime Written(string path) => new FileInfo(path).CreationTimeUtc;
    }

    [Fact]
    public async Task A_master_that_is_changed_under_a_session_is_noticed_and_said()
    {
        using var template = new Template(_site);
        await OfferedAsync();
        var session = await _site.CreateAsync(machine: "made");
        Assert.Null(session.Problem);
        await using (var disk = File.OpenWrite(template.DataDisk))
            disk.WriteByte(1);
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Problem?.Contains("changed", StringComparison.Ordinal) == true, "it is said", s_patience);
        Assert.Null((await _site.CreateAsync("bob", "made")).Problem);
    }

    [Fact]
    public async Task A_template_that_runs_goes_or_comes_is_offered_only_while_it_can_be_used()
    {
        using var template = new Template(_site);
        await OfferedAsync();
        template.On(d => d.Start());
        await RefusedAsync("running");
        template.On(d => d.Destroy());
        await OfferedAsync();
        template.On(d => d.Undefine());
        await RefusedAsync("there is no domain");
        using var again = new Template(_site);
        again.On(d => again.Describe(d.Uuid.ToString()));
        await OfferedAsync();
    }

    [Theory]
    [InlineData("<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='MAIN'/><target dev='vda' bus='virtio'/><shareable/></disk>", "shared")]
    [InlineData("<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='nbd' name='x'><host name='localhost' port='1'/></source><target dev='vda' bus='virtio'/></disk>", "network")]
    [InlineData("<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/null'/><target dev='sda' bus='scsi'/></disk>", "passes commands")]
    [InlineData("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/elsewhere/a.qcow2'/><target dev='vda' bus='virtio'/></disk>", "pool")]
    [InlineData("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='MAIN'/><target dev='vda' bus='virtio'/></disk>", "mark")]
    [InlineData("<disk type='volume' device='disk'><driver name='qemu' type='raw'/><source pool='nowhere' volume='x'/><target dev='vda' bus='virtio'/></disk>", "not there")]
    [InlineData("<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='OVERLAYS/x'/><target dev='vda' bus='virtio'/></disk>", "disks of sessions")]
    [InlineData("<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='MAIN'/><target dev='vda' bus='virtio'/><readonly/></disk>", "0 disks")]
    [InlineData("<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='MAIN'/><target dev='vda' bus='virtio'/></disk><hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>", "sessions")]
    public async Task What_no_overlay_can_be_laid_over_is_refused_with_the_reason(string disks, string reason)
    {
        using var template = new Template(
            _site,
            disks: disks.Replace("MAIN", Path.Combine(_site.Machines, "admins-main.img"), StringComparison.Ordinal).Replace("OVERLAYS", _site.Overlays, StringComparison.Ordinal));
        await RefusedAsync(reason);
        Assert.DoesNotContain("/", Find()!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_no_template()
    {
        var session = await _site.CreateAsync();
        BlankMachine.Describe(_site.Directory, "made", $$"""{ "title": "Made", "template": "{{session.Name}}" }""");
        await RefusedAsync("a session itself");
    }

    [Fact]
    public async Task Nobody_works_on_the_disks_of_a_template_themselves()
    {
        using var template = new Template(_site);
        await OfferedAsync();
        var outcome = await _site.Control.CreateAsync(Site.Request(machine: "made") with { UsesMaster = true, IsAdmin = true }, TestContext.Current.CancellationToken);
        Assert.Contains("after a domain", outcome.Refusal?.Message, StringComparison.Ordinal);
    }

    private Machine? Find() => _site.Get<Catalogue>().Find("made");

    private Task OfferedAsync() => Eventually.TrueAsync(
        () => Find() is { Problem: null } && _site.Get<MasterImages>().FingerprintOf("made") is not null, "it is offered: " + Find()?.Reason, s_patience);

    private Task RefusedAsync(string reason) => Eventually.TrueAsync(
        () => Find() is { Problem: not null, Reason: { } why } && why.Contains(reason, StringComparison.Ordinal), $"it is refused because of '{reason}'", s_patience);

    private string XmlOf(Session session)
    {
        using var domain = _site.Connection.LookupDomain(session.Id);
        return domain.GetXml(DomainXmlFlags.Secure);
    }

    private DomainXml DocumentOf(Session session) => DomainXml.Parse(XmlOf(session));
}
