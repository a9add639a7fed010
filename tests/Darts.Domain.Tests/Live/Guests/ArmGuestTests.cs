using Darts.Domain.Machines;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Guests;

/// <summary>Machines with ARM processors, which run under emulation here.</summary>
public sealed class ArmGuestTests
{
    private const string Entry = """{ "title": "ARM", "image": "blank.img", "format": "raw", "architecture": "aarch64", "tpm": true, "memoryMiB": { "minimum": 64, "default": 128 } }""";

    [Fact]
    [Trait("Category", "slow")]
    public async Task An_ARM_session_draws_its_firmwares_screen_and_leaves_nothing()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { WithArm = true });
        await using var site = await OfferAsync(libvirtd);
        Assert.Null(site.Get<Catalogue>().Find("arm")!.Problem);
        var outcome = await site.Control.CreateAsync(Site.Request(machine: "arm") with { MemoryMiB = 128 }, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        var session = await site.SettledAsync(outcome.Session!);
        Assert.Null(session.Problem);
        using (var domain = site.Connection.LookupDomain(session.Id))
        {
            var document = DomainXml.Parse(domain.GetXml());
            Assert.Equal(("aarch64", "qemu"), (document.Os.Architecture, document.Type));
        }

        await UefiScreen.AwaitAsync(site, session);
        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        await site.GoneAsync(session);
        Assert.Empty(Directory.GetFiles(site.Overlays));
    }

    [Fact]
    public async Task Where_no_emulator_is_the_machine_is_not_offered()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only a system daemon can be kept from seeing the emulator.");
        await using var libvirtd = await PrivateLibvirtd.StartAsync();
        await using var site = await OfferAsync(libvirtd);
        Assert.Contains("lacks", site.Get<Catalogue>().Find("arm")!.Problem, StringComparison.Ordinal);
        Assert.Null(site.Get<Catalogue>().Find("blank")!.Problem);
    }

    private static async Task<Site> OfferAsync(PrivateLibvirtd libvirtd)
    {
        var site = await Site.StartAsync(libvirtd);
        BlankMachine.Describe(site.Directory, "arm", Entry);
        await Eventually.TrueAsync(() => site.Get<Catalogue>().Find("arm") is not null, "the machine is known");
        return site;
    }
}
