using Darts.Libvirt.Tests.Xml;
using Darts.Testing;

namespace Darts.Libvirt.Tests.Domains;

public sealed class QemuBlockJobTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private const DomainSnapshotCreateFlags ExternalDisk = DomainSnapshotCreateFlags.DiskOnly | DomainSnapshotCreateFlags.NoMetadata;

    [Fact]
    public async Task A_chain_is_pulled_into_its_top()
    {
        using var guest = new QemuGuest(fixture);
        guest.WriteToDisk(7);
        Overlay(guest, "top.qcow2");
        Assert.Equal(2, Chain(guest).Count);

        guest.Domain.PullBlocks("vda", bytesPerSecond: 64 << 20);

        await Eventually.TrueAsync(() => Chain(guest).Count == 1, "the chain has one image");
        Assert.Equal([guest.PathOf("top.qcow2")], Chain(guest));
        Assert.Equal(7, guest.StopAndReadDisk());
    }

    [Fact]
    public async Task The_middle_of_a_chain_is_committed_to_its_base()
    {
        using var guest = new QemuGuest(fixture);
        Overlay(guest, "middle.qcow2");
        guest.WriteToDisk(9);
        Overlay(guest, "top.qcow2");

        guest.Domain.CommitBlocks("vda", guest.Image, guest.PathOf("middle.qcow2"));

        await Eventually.TrueAsync(() => Chain(guest).Count == 2, "the middle is gone");
        Assert.Equal([guest.PathOf("top.qcow2"), guest.Image], Chain(guest));
        Assert.Equal(9, guest.StopAndReadDisk());
    }

    [Fact]
    public async Task The_active_image_is_committed_and_left()
    {
        using var guest = new QemuGuest(fixture);
        Overlay(guest, "top.qcow2");
        guest.WriteToDisk(3);

        guest.Domain.CommitBlocks("vda", null, null, flags: DomainBlockCommitFlags.Active);
        await ReadyAsync(guest, DomainBlockJobType.ActiveCommit);
        guest.Domain.AbortBlockJob("vda", DomainBlockJobAbortFlags.Pivot);

        Assert.Equal([guest.Image], Chain(guest));
        Assert.Equal(3, guest.StopAndReadDisk());
    }

    [Fact]
    public async Task A_disk_is_copied_and_left_for_the_copy()
    {
        using var guest = new QemuGuest(fixture);
        guest.WriteToDisk(5);

        guest.Domain.CopyBlocks(
            "vda",
            $"<disk type='file'><driver type='qcow2'/><source file='{guest.PathOf("copy.qcow2")}'/></disk>",
            new TypedParameters { { ParameterNames.DomainBlockCopyBandwidth, 64UL << 20 } },
            DomainBlockCopyFlags.TransientJob);
        var job = await ReadyAsync(guest, DomainBlockJobType.Copy);
        Assert.Equal(64UL << 20, job.BytesPerSecond);
        guest.Domain.SetBlockJobSpeed("vda", 32 << 20);
        Assert.Equal(32UL << 20, guest.Domain.GetBlockJob("vda")!.Value.BytesPerSecond);
        guest.Domain.AbortBlockJob("vda", DomainBlockJobAbortFlags.Pivot);

        Assert.Equal([guest.PathOf("copy.qcow2")], Chain(guest));
        Assert.Null(guest.Domain.GetBlockJob("vda"));
        Assert.Equal(5, guest.StopAndReadDisk());
    }

    [Fact]
    public async Task A_chain_is_rebased_upon_a_lower_image()
    {
        using var guest = new QemuGuest(fixture);
        Overlay(guest, "middle.qcow2");
        Overlay(guest, "top.qcow2");

        guest.Domain.RebaseBlocks("vda", guest.Image);

        await Eventually.TrueAsync(() => Chain(guest).Count == 2, "the middle is gone");
        Assert.Equal([guest.PathOf("top.qcow2"), guest.Image], Chain(guest));
    }

    private static void Overlay(QemuGuest guest, string name) => guest.Domain.CreateSnapshot(
        $"<domainsnapshot><disks><disk name='vda' snapshot='external'><source file='{guest.PathOf(name)}'/></disk></disks></domainsnapshot>",
        ExternalDisk).Dispose();

    private static List<string> Chain(QemuGuest guest) => [.. DomainChain.Of(guest.Domain)];

    private static async Task<BlockJobInfo> ReadyAsync(QemuGuest guest, DomainBlockJobType type)
    {
        await Eventually.TrueAsync(
            () => guest.Domain.GetXml().Contains("ready='yes'", StringComparison.Ordinal),
            "the job is ready");
        var job = guest.Domain.GetBlockJob("vda")!.Value;
        Assert.Equal(type, job.Type);
        Assert.Equal(job.End, job.Current);
        return job;
    }
}
