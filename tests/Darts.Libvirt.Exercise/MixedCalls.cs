namespace Darts.Libvirt.Exercise;

/// <summary>A round of calls that between them hand out every kind of thing that has to be freed: texts, objects, lists, parameters, errors, streams.</summary>
internal sealed class MixedCalls : IDisposable
{
    private const string Description = """
        <node>
          <domain type='test'><name>one</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><memory unit='MiB'>8</memory><os><type>hvm</type></os></domain>
          <network><name>net</name><bridge name='br0'/><ip address='10.20.0.1' netmask='255.255.255.0'/></network>
          <pool type='dir'><name>pool</name><target><path>/pool</path></target></pool>
        </node>
        """;

    private readonly string _file = Path.GetTempFileName();
    private readonly Connection _connection;
    private readonly Domain _domain;
    private readonly Action[] _calls;

    internal MixedCalls()
    {
        File.WriteAllText(_file, Description);
        _connection = Connection.Open($"test://{_file}");
        _domain = _connection.LookupDomain("one");
        _calls =
        [
            () => _domain.GetInfo(),
            () => _ = _domain.Name,
            () => _domain.GetXml(),
            () => _domain.GetMetadata(DomainMetadataType.Title),
            () => _domain.SetMetadata(DomainMetadataType.Title, "a title"),
            () => _connection.GetCapabilities(),
            () => _connection.GetAllDomainStatistics(),
            () => Each(_connection.ListDomains()),
            () => Each(_connection.ListNetworks()),
            () => Each(_connection.ListStoragePools()),
            () => _connection.LookupDomain("one").Dispose(),
            () => Fails(() => _connection.LookupDomain("none").Dispose()),
            () => Fails(() => _connection.DefineDomain("<domain/>").Dispose()),
            Volume,
            Events,
            Screenshot,
        ];
    }

    public void Dispose()
    {
        _domain.Dispose();
        _connection.Dispose();
        File.Delete(_file);
    }

    /// <summary>About so many calls.</summary>
    internal void Make(int count)
    {
        for (var i = 0; i < count; i++)
        {
            // A picture is sixty times as much work as any other, and a subscription starts and ends threads' work.
            var at = i % _calls.Length;
            if (at < _calls.Length - 2 || i % 50 < 2)
            {
                _calls[at]();
            }
        }
    }

    private static void Each(IEnumerable<IDisposable> objects)
    {
        foreach (var one in objects)
        {
            one.Dispose();
        }
    }

    private static void Fails(Action call)
    {
        try
        {
            call();
            throw new InvalidOperationException("It did not fail.");
        }
        catch (LibvirtException)
        {
            // Errors hold texts too.
        }
    }

    private void Volume()
    {
        using var pool = _connection.LookupStoragePool("pool");
        using var volume = pool.CreateVolume("<volume><name>v</name><capacity>1024</capacity></volume>");
        _ = volume.Path;
        volume.Delete();
    }

    private void Events()
    {
        using var subscription = _connection.Subscribe(HypervisorEventKinds.DomainLifecycle);
        _domain.Suspend();
        _domain.Resume();
    }

    private void Screenshot() => _domain.TakeScreenshot();
}
