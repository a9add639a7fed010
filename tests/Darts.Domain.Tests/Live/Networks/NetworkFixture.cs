using Darts.Testing;

namespace Darts.Domain.Tests.Live.Networks;

/// <summary>A libvirtd with a network of its own, and an outside that it is joined to by a cable: 10.99.0.2 is the host, 10.99.0.1 and 10.98.0.1 are outside.</summary>
[CollectionDefinition(nameof(NetworkFixture))]
public sealed class NetworkFixture : IAsyncLifetime, ICollectionFixture<NetworkFixture>
{
    public const string Host = "10.99.0.2";

    public const string Outside = "10.99.0.1";

    public const string FarOutside = "10.98.0.1";

    public const int Port = 8080;

    private readonly List<IDisposable> _open = [];

    public PrivateLibvirtd Libvirtd { get; private set; } = null!;

    internal NetworkNamespace Inside { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        Libvirtd = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { WithOwnNetwork = true });
        Inside = NetworkNamespace.Of(Libvirtd);
        var outside = await NetworkNamespace.MakeAsync();
        Inside.Run("ip", $"link add up0 type veth peer name out0 netns {outside.ProcessId}");
        Inside.Run("ip", $"address add {Host}/24 dev up0");
        Inside.Run("ip", "link set up0 up");
        outside.Run("ip", $"address add {Outside}/24 dev out0");
        outside.Run("ip", $"address add {FarOutside}/32 dev lo");
        outside.Run("ip", "link set lo up");
        outside.Run("ip", "link set out0 up");
        Inside.Run("ip", $"route add default via {Outside}");
        _open.AddRange([Inside.Listen(Port), outside.Listen(Port), outside]);
    }

    public async ValueTask DisposeAsync()
    {
        _open.ForEach(o => o.Dispose());
        if (Libvirtd is not null)
            await Libvirtd.DisposeAsync();
    }
}
