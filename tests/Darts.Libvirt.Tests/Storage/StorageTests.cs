namespace Darts.Libvirt.Tests.Storage;

public sealed class StorageTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Connection _connection;

    public StorageTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_pool_goes_through_its_life()
    {
        using var pool = _connection.DefineStoragePool("<pool type='dir'><name>mine</name><target><path>/nowhere</path></target></pool>");
        Assert.False(pool.IsActive);

        pool.Build();
        pool.SetAutostart(true);
        pool.Start();
        pool.Refresh();
        Assert.True(pool.IsActive);
        Assert.Equal(StoragePoolState.Running, pool.GetInfo().State);
        using var same = _connection.LookupStoragePool("mine");
        Assert.Equal(pool.Uuid, same.Uuid);
        Assert.Contains("<path>/nowhere</path>", pool.GetXml(), StringComparison.Ordinal);

        pool.Stop();
        pool.Undefine();
        Assert.Throws<StoragePoolNotFoundException>(() => _connection.LookupStoragePool("mine"));
    }

    [Fact]
    public void A_volume_goes_through_its_life()
    {
        using var pool = _connection.LookupStoragePool("default-pool");
        using var volume = pool.CreateVolume("<volume><name>disk</name><capacity unit='MiB'>5</capacity></volume>");

        Assert.Equal("disk", volume.Name);
        Assert.Equal("/default-pool/disk", volume.Path);
        Assert.Equal(5UL << 20, volume.GetInfo().CapacityBytes);
        using (var byPath = _connection.LookupStorageVolumeByPath(volume.Path))
        {
            Assert.Equal(volume.Key, byPath.Key);
        }

        var volumes = pool.ListVolumes();
        Assert.Equal("disk", Assert.Single(volumes).Name);
        volumes[0].Dispose();

        volume.Delete();
        Assert.Throws<StorageVolumeNotFoundException>(() => pool.LookupVolume("disk"));
    }
}
