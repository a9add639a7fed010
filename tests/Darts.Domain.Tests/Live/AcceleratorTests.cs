using System.Buffers.Binary;
using Darts.Domain.Hosts;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>The accelerator is the one that runs guests, whatever /dev/kvm and libvirt promise.</summary>
public sealed class AcceleratorTests
{
    [Fact]
    public async Task A_guest_really_runs_where_KVM_is_there_be_it_good_or_broken()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { WithKvm = true });
        await using var site = await Site.StartAsync(libvirtd);
        TestContext.Current.TestOutputHelper?.WriteLine($"The host: {site.Get<HypervisorHost>().Facts}.");
        var session = await site.CreateAsync();

        // 320x200 is what the guest itself sets; a guest that hangs shows its firmware's or no mode at all.
        await Eventually.TrueAsync(() => Painted(site, session.Id), "the guest has painted its screen");
        Assert.DoesNotContain(Directory.GetFiles(site.Overlays), f => Path.GetFileName(f).StartsWith("darts-probe-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guest_that_ran_is_told_from_one_that_only_ended()
    {
        await using var libvirtd = await PrivateLibvirtd.StartAsync();
        await using var site = await Site.StartAsync(libvirtd);
        var proof = site.Get<AcceleratorProof>();

        Assert.Equal(ProofOutcome.Runs, await proof.TryAsync("qemu", cpuMode: null, TestContext.Current.CancellationToken));
        Assert.Equal(ProofOutcome.Refused, await proof.TryAsync("qemu", "host-passthrough", TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Directory.GetFiles(site.Overlays), f => Path.GetFileName(f).StartsWith("darts-probe-", StringComparison.Ordinal));
    }

    private static bool Painted(Site site, Guid id)
    {
        using var domain = site.Connection.LookupDomain(id);
        ReadOnlySpan<byte> png = domain.TakeScreenshot().Content;
        // Width and height stand at 16 and 20 in a PNG's first chunk; QEMU may double the lines of so small a mode.
        return (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..])) is (320, 200) or (640, 400);
    }
}
