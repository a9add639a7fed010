namespace Darts.Libvirt.Tests.Storage;

/// <summary>Pools and volumes on a real disk.</summary>
[Collection(HostDaemonTests.Name)]
public sealed class RealStorageTests(HostDaemonFixture fixture)
{
    [Fact]
    public void A_volume_is_wiped_resized_and_measured()
    {
        using var pool = Start("wiped");
        using var volume = pool.CreateVolume("<volume><name>disk</name><capacity unit='MiB'>1</capacity><target><format type='raw'/></target></volume>");
        var content = new byte[1 << 20];
        Array.Fill(content, (byte)7);
        File.WriteAllBytes(volume.Path, content);

        volume.Wipe();
        Assert.DoesNotContain(File.ReadAllBytes(volume.Path), b => b != 0);
        File.WriteAllBytes(volume.Path, content);
        volume.Wipe(StorageVolumeWipeAlgorithm.Zero);
        Assert.DoesNotContain(File.ReadAllBytes(volume.Path), b => b != 0);
        Assert.ThrowsAny<LibvirtException>(() => volume.Wipe((StorageVolumeWipeAlgorithm)99));

        volume.Resize(3 << 20);
        Assert.Equal(3UL << 20, volume.GetInfo().CapacityBytes);
        volume.Resize(1 << 20, StorageVolumeResizeFlags.Delta);
        Assert.Equal(4UL << 20, volume.GetInfo(StorageVolumeInfoFlags.UseAllocation).CapacityBytes);
        Assert.Equal((ulong)new FileInfo(volume.Path).Length, volume.GetInfo(StorageVolumeInfoFlags.GetPhysical).AllocationBytes);
        volume.Delete();
        End(pool);
    }

    [Fact]
    public void A_started_pool_cannot_lose_what_lies_beneath()
    {
        using var pool = Start("beneath");
        Assert.Throws<OperationInvalidException>(() => pool.Delete());
        Assert.Equal(StoragePoolState.Running, pool.GetInfo().State);
        Assert.True(pool.GetInfo().CapacityBytes > 0);
        End(pool);
        Assert.Throws<StoragePoolNotFoundException>(() => fixture.Connection.LookupStoragePool("beneath"));
    }

    [Fact]
    public void A_pool_is_found_by_the_path_where_it_is()
    {
        using var pool = Start("somewhere");
        using var found = fixture.Connection.LookupStoragePoolByTargetPath($"{fixture.Daemon.Directory}/somewhere");
        Assert.Equal(pool.Uuid, found.Uuid);
        Assert.Throws<StoragePoolNotFoundException>(() => fixture.Connection.LookupStoragePoolByTargetPath("/nowhere"));
        End(pool);
    }

    [Fact]
    public void The_kinds_of_pools_are_told() =>
        Assert.Contains("<pool type='dir' supported='yes'>", fixture.Connection.GetStoragePoolCapabilities(), StringComparison.Ordinal);

    private StoragePool Start(string name)
    {
        var pool = fixture.Connection.DefineStoragePool(
            $"<pool type='dir'><name>{name}</name><target><path>{fixture.Daemon.Directory}/{name}</path></target></pool>");
        pool.Start(StoragePoolCreateFlags.WithBuild);
        return pool;
    }

    private static void End(StoragePool pool)
    {
        pool.Stop();
        pool.Delete(StoragePoolDeleteFlags.Normal);
        pool.Undefine();
    }
}
