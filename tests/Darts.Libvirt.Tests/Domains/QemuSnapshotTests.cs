using Darts.Libvirt.Tests.Xml;
using Darts.Testing;

namespace Darts.Libvirt.Tests.Domains;

public sealed class QemuSnapshotTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    [Fact]
    public void A_snapshot_inside_the_image_brings_the_disk_back()
    {
        using var guest = new QemuGuest(fixture);
        guest.WriteToDisk(1);
        using var snapshot = guest.Domain.CreateSnapshot("<domainsnapshot><name>inside</name></domainsnapshot>");
        guest.WriteToDisk(2);

        Assert.Equal(["inside"], guest.Domain.ListSnapshotNames(DomainSnapshotListFlags.Internal));
        snapshot.Revert(DomainSnapshotRevertFlags.Running);

        Assert.Equal(DomainState.Running, guest.Domain.GetState().State);
        snapshot.Delete();
        Assert.Equal(0, guest.Domain.CountSnapshots());
        Assert.Equal(1, guest.StopAndReadDisk());
    }

    [Fact]
    public void A_snapshot_outside_leaves_the_image_as_it_was()
    {
        using var guest = new QemuGuest(fixture);
        var top = guest.PathOf("top.qcow2");

        using var snapshot = guest.Domain.CreateSnapshot(
            $"<domainsnapshot><name>outside</name><disks><disk name='vda'><source file='{top}'/></disk></disks></domainsnapshot>",
            DomainSnapshotCreateFlags.DiskOnly | DomainSnapshotCreateFlags.Atomic);

        Assert.Equal([top, guest.Image], DomainChain.Of(guest.Domain));
        Assert.Equal(["outside"], guest.Domain.ListSnapshotNames(DomainSnapshotListFlags.External));
        Assert.Equal(0, guest.Domain.CountSnapshots(DomainSnapshotListFlags.Internal));
        snapshot.Delete(DomainSnapshotDeleteFlags.MetadataOnly);
    }

    [Fact]
    public async Task A_backup_holds_what_the_disk_held_and_a_checkpoint_what_changed_since()
    {
        using var guest = new QemuGuest(fixture);
        guest.WriteToDisk(8);
        var copy = guest.MakeImage("backup.qcow2");

        guest.Domain.BeginBackup(
            $"<domainbackup><disks><disk name='vda' type='file'><target file='{copy}'/><driver type='qcow2'/></disk></disks></domainbackup>",
            "<domaincheckpoint><name>since</name></domaincheckpoint>",
            DomainBackupBeginFlags.ReuseExternal);
        await Eventually.TrueAsync(() => guest.Domain.GetJob().Type == DomainJobType.None, "the backup is done");

        var done = guest.Domain.GetJobStatistics(DomainGetJobStatsFlags.Completed);
        Assert.Equal(DomainJobOperation.Backup, done.Operation);
        Assert.Equal(DomainJobType.Completed, done.Type);
        Assert.Equal(4UL << 20, done.Files!.Value.TotalBytes);
        Assert.True(new FileInfo(copy).Length > 1 << 20);
        using var checkpoint = guest.Domain.LookupCheckpoint("since");
        Assert.Contains("size='0'", checkpoint.GetXml(DomainCheckpointXmlFlags.Size), StringComparison.Ordinal);
        guest.WriteToDisk(9);
        Assert.Contains($"size='{1 << 20}'", checkpoint.GetXml(DomainCheckpointXmlFlags.Size), StringComparison.Ordinal);
        checkpoint.Delete();
        Assert.Empty(guest.Domain.ListCheckpoints());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_in_progress_tells_of_itself_and_is_ended(bool withFlags)
    {
        using var guest = new QemuGuest(fixture);
        guest.Domain.BeginBackup($"""
            <domainbackup mode='pull'><server transport='unix' socket='{guest.PathOf("nbd.sock")}'/>
            <disks><disk name='vda' type='file'><scratch file='{guest.PathOf("scratch.qcow2")}'/></disk></disks></domainbackup>
            """);

        Assert.Contains("mode='pull'", guest.Domain.GetBackupXml(), StringComparison.Ordinal);
        Assert.Equal(DomainJobOperation.Backup, guest.Domain.GetJobStatistics().Operation);
        if (withFlags)
        {
            guest.Domain.AbortJob(DomainAbortJobFlags.None);
        }
        else
        {
            guest.Domain.AbortJob();
        }

        await Eventually.TrueAsync(() => guest.Domain.GetJob().Type == DomainJobType.None, "the backup has ended");
        var error = Assert.ThrowsAny<LibvirtException>(() => guest.Domain.GetBackupXml());
        Assert.Equal("virDomainBackupGetXMLDesc", error.Function);
        Assert.Throws<OperationInvalidException>(() => guest.Domain.AbortJob());
    }
}
