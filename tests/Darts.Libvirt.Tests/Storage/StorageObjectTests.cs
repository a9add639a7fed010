namespace Darts.Libvirt.Tests.Storage;

public sealed class StorageObjectTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Connection _connection;

    public StorageObjectTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Started_and_defined_pools_are_counted_and_named_apart()
    {
        using var defined = _connection.DefineStoragePool("<pool type='dir'><name>later</name><target><path>/later</path></target></pool>");
        using var transient = _connection.CreateStoragePool("<pool type='dir'><name>now</name><target><path>/now</path></target></pool>");

        Assert.Equal(["default-pool", "now"], _connection.ListStoragePoolNames().Order());
        Assert.Equal(2, _connection.CountStoragePools());
        Assert.Equal(["later"], _connection.ListDefinedStoragePoolNames());
        Assert.Equal(1, _connection.CountDefinedStoragePools());
        Assert.True(defined.IsPersistent);
        Assert.False(transient.IsPersistent);
        defined.SetAutostart(true);
        Assert.True(defined.GetAutostart());
        var idle = _connection.ListStoragePools(ListStoragePoolsFlags.Inactive);
        Assert.Equal("later", Assert.Single(idle).Name);
        idle[0].Dispose();
        defined.Start();
        Assert.Equal(3, _connection.CountStoragePools());
    }

    [Fact]
    public void A_pool_is_found_by_UUID_and_volume()
    {
        using var pool = _connection.LookupStoragePool("default-pool");
        using var byUuid = _connection.LookupStoragePool(pool.Uuid);
        using var byText = _connection.LookupStoragePoolByUuidText(pool.UuidText);
        using var volume = pool.CreateVolume("<volume><name>disk</name><capacity unit='MiB'>5</capacity></volume>");
        using var byVolume = volume.GetPool();

        Assert.Equal("default-pool", byUuid.Name);
        Assert.Equal("default-pool", byText.Name);
        Assert.Equal(pool.Uuid, byVolume.Uuid);
        Assert.Throws<StoragePoolNotFoundException>(() => _connection.LookupStoragePool(Guid.Empty));
    }

    [Fact]
    public void A_volume_is_found_by_key_and_counted()
    {
        using var pool = _connection.LookupStoragePool("default-pool");
        using var first = pool.CreateVolume("<volume><name>a</name><capacity unit='MiB'>5</capacity></volume>");
        using var second = pool.CloneVolume("<volume><name>b</name><capacity unit='MiB'>6</capacity></volume>", first);

        using var byKey = _connection.LookupStorageVolumeByKey(second.Key);

        Assert.Equal("b", byKey.Name);
        Assert.Equal(2, pool.CountVolumes());
        Assert.Equal(["a", "b"], pool.ListVolumeNames().Order());
        Assert.Throws<StorageVolumeNotFoundException>(() => _connection.LookupStorageVolumeByKey("/nowhere"));
    }

    [Fact]
    public void A_second_owner_outlives_the_first_and_a_connection_can_be_had_back()
    {
        var pool = _connection.LookupStoragePool("default-pool");
        var volume = pool.CreateVolume("<volume><name>disk</name><capacity unit='MiB'>5</capacity></volume>");
        using var samePool = pool.Duplicate();
        using var sameVolume = volume.Duplicate();
        pool.Dispose();
        volume.Dispose();

        Assert.Equal("default-pool", samePool.Name);
        Assert.Equal("disk", sameVolume.Name);
        using var fromPool = samePool.GetConnection();
        using var fromVolume = sameVolume.GetConnection();
        Assert.Equal(_connection.Uri, fromPool.Uri);
        Assert.Equal(_connection.Uri, fromVolume.Uri);
    }

    [Fact]
    public void Sources_are_looked_for_with_what_was_given()
    {
        Assert.Contains("<sources>", _connection.FindStoragePoolSources("logical"), StringComparison.Ordinal);
        Assert.Contains("127.0.0.9", _connection.FindStoragePoolSources("netfs", "<source><host name='127.0.0.9'/></source>"), StringComparison.Ordinal);
        Assert.ThrowsAny<LibvirtException>(() => _connection.FindStoragePoolSources("netfs"));
    }
}
