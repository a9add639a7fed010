namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainGuestTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;

    public DomainGuestTests()
    {
        _domain = _host.Connection.DefineDomain(Documents.Test("guest"));
        _domain.Start();
    }

    public void Dispose()
    {
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void File_systems_are_told_with_their_disks()
    {
        var systems = _domain.GetFileSystems();

        Assert.Contains(systems, s => s is { MountPoint: "/", Type: "ext4" } && s.Disks.SequenceEqual(["vda"]));
    }

    [Fact]
    public void File_systems_are_frozen_and_thawed()
    {
        Assert.Equal(1, _domain.FreezeFileSystems(["/"]));
        Assert.Equal(1, _domain.FreezeFileSystems());
        Assert.Equal(2, _domain.ThawFileSystems());
        _domain.TrimFileSystems();
    }

    [Fact]
    public void The_guest_tells_its_name_and_its_time()
    {
        Assert.Equal("guesthost", _domain.GetHostName());
        Assert.True(_domain.GetTime() > DateTimeOffset.UnixEpoch);
        _domain.SetUserPassword("root", "swordfish");
    }

    [Fact]
    public void A_process_of_the_guest_gets_a_signal()
    {
        _domain.SendSignal(1, DomainProcessSignal.Hup);
        Assert.ThrowsAny<LibvirtException>(() => _domain.SendSignal(2, DomainProcessSignal.Hup));
    }

    [Fact]
    public void A_domain_is_started_with_open_files()
    {
        using var file = File.OpenHandle("/dev/null");
        _domain.Destroy();

        _domain.Start([file]);
        using var other = _host.Connection.CreateDomain(Documents.Test("with-files"), [file]);

        Assert.True(_domain.IsActive && other.IsActive);
        Assert.False(file.IsClosed);
        var closed = File.OpenHandle("/dev/null");
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _domain.Start([file, closed]));
    }
}
