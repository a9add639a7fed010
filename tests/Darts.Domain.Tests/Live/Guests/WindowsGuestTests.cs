using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Guests;

/// <summary>Windows' hardware under a real QEMU. The boot sector that paints is as good a guest as any to see that the disk is found.</summary>
public sealed class WindowsGuestTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Without_drivers_it_boots_from_SATA_and_has_no_virtio_that_it_needs()
    {
        var (session, document) = await CreateAsync("""  "guest": "windows" """);
        await RedScreen.AwaitAsync(_site, session);
        Assert.Equal("sata", Assert.Single(document.Disks).Bus);
        Assert.Equal("e1000e", Assert.Single(document.Interfaces).Model);
        Assert.Equal("vga", document.Devices.OfType<VideoXml>().Single().Model);
        Assert.Contains(document.Devices.OfType<InputXml>(), i => i is { Type: "tablet", Bus: "usb" });
        Assert.Equal("localtime", document.Clock!.Offset);
        Assert.Equal(_site.Get<HypervisorHost>().Facts!.Guests["x86_64"].HypervFeatures.Contains("spinlocks"), document.Features!.Hyperv?.SpinLocks ?? false);
    }

    [Fact]
    public async Task With_drivers_it_boots_from_virtio_and_has_them_in_a_drive()
    {
        await File.WriteAllBytesAsync(Path.Combine(_site.Machines, "virtio-win.iso"), EmptyIso(), TestContext.Current.CancellationToken);
        var (session, document) = await CreateAsync("""  "guest": "windows", "drivers": "virtio-win.iso", "cpu": "maximum", "video": "qxl" """);
        await RedScreen.AwaitAsync(_site, session);
        Assert.Equal(["virtio", "sata"], document.Disks.Select(d => d.Bus));
        Assert.EndsWith("virtio-win.iso", document.Disks.Last().Source!.File, StringComparison.Ordinal);
        Assert.Equal(("maximum", "qxl"), (document.Cpu!.Mode, document.Devices.OfType<VideoXml>().Single().Model));
    }

    [Fact]
    public async Task Drivers_that_are_no_ISO_image_disable_the_machine()
    {
        File.Copy(Path.Combine(_site.Machines, "blank.img"), Path.Combine(_site.Machines, "virtio-win.iso"));
        Describe("""  "guest": "windows", "drivers": "virtio-win.iso" """);
        await Eventually.TrueAsync(() => _site.Get<Catalogue>().Find("windows")?.Problem is not null, "the machine is disabled", TimeSpan.FromSeconds(60));
    }

    private static byte[] EmptyIso()
    {
        var iso = new byte[64 << 10];
        // The volume descriptors of ISO 9660 begin at sector 16: the primary one, and the one that ends them.
        iso[0x8000] = 1;
        "CD001\u0001"u8.CopyTo(iso.AsSpan(0x8001));
        iso[0x8800] = 255;
        "CD001\u0001"u8.CopyTo(iso.AsSpan(0x8801));
        return iso;
    }

    private void Describe(string keys) => BlankMachine.Describe(
        _site.Directory, "windows", $$"""{ "title": "Windows", "image": "blank.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 }, {{keys}} }""");

    private async Task<(Session Session, DomainXml Document)> CreateAsync(string keys)
    {
        Describe(keys);
        await Eventually.TrueAsync(() => _site.Get<Catalogue>().Find("windows") is not null, "the machine is offered", TimeSpan.FromSeconds(60));
        var session = await _site.CreateAsync(machine: "windows");
        Assert.Null(session.Problem);
        using var domain = _site.Connection.LookupDomain(session.Id);
        return (session, DomainXml.Parse(domain.GetXml()));
    }
}
