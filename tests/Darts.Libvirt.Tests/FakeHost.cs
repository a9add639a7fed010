namespace Darts.Libvirt.Tests;

/// <summary>
/// A host of libvirt's test driver that is this test's own: test:///default is one host for the whole process, and tests
/// running side by side would meet there.
/// </summary>
internal sealed class FakeHost : IDisposable
{
    private const string Description = """
        <node>
          <domain type='test'>
            <name>test</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
            <memory unit='MiB'>8</memory><vcpu>2</vcpu><os><type>hvm</type></os>
          </domain>
          <pool type='dir'><name>default-pool</name><target><path>/default-pool</path></target></pool>
        </node>
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"darts-fake-host-{Guid.NewGuid():N}.xml");

    public FakeHost(string description = Description)
    {
        File.WriteAllText(_file, description);
        Connection = Connection.Open(Uri);
    }

    public Connection Connection { get; }

    public string Uri => "test://" + _file;

    public void Dispose()
    {
        Connection.Dispose();
        File.Delete(_file);
    }
}
