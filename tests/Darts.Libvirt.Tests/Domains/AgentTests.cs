using System.Text.Json;

namespace Darts.Libvirt.Tests.Domains;

/// <summary>Against a real agent in a real guest.</summary>
public sealed class AgentTests(AgentGuestFixture fixture) : IClassFixture<AgentGuestFixture>
{
    private readonly Domain _guest = fixture.Domain;

    [Fact]
    public void The_agent_answers_a_command()
    {
        _guest.SetAgentTimeout(TimeSpan.FromSeconds(20));
        using var answer = JsonDocument.Parse(_guest.AgentCommand("""{"execute":"guest-info"}""", TimeSpan.FromSeconds(20)));

        Assert.Contains('.', answer.RootElement.GetProperty("return").GetProperty("version").GetString()!);
        _guest.SetAgentTimeout(Timeout.InfiniteTimeSpan);
        _guest.SetAgentTimeout(null);
    }

    [Fact]
    public void The_agent_tells_about_the_guest()
    {
        var all = _guest.GetGuestInfo();
        var system = _guest.GetGuestInfo(DomainGuestInfoTypes.Os);

        Assert.Equal("x86_64", system.GetString("os.machine"));
        Assert.DoesNotContain("hostname", system.Keys);
        Assert.Equal(all.GetString("hostname"), _guest.GetHostName(DomainGetHostnameFlags.Agent));
        Assert.Equal(2, all.GetInt64("if.count"));
    }

    [Fact]
    public void Addresses_of_the_guest_are_told_with_their_interfaces()
    {
        var interfaces = _guest.GetInterfaceAddresses(DomainInterfaceAddressesSource.Agent);

        Assert.Equal(["eth0", "lo"], interfaces.Select(i => i.Name).Order());
        var loopback = interfaces.Single(i => i.Name == "lo");
        Assert.Equal(
            [new DomainAddress(IPAddressType.Ipv4, "127.0.0.1", 8), new DomainAddress(IPAddressType.Ipv6, "::1", 128)],
            loopback.Addresses.OrderBy(a => a.Type));
        Assert.StartsWith("52:54:00:", interfaces.Single(i => i.Name == "eth0").HardwareAddress, StringComparison.Ordinal);
    }

    [Fact]
    public void A_processor_is_left_and_used_again()
    {
        _guest.SetGuestCpus(new CpuSet(1), enabled: false);
        Assert.Equal(new GuestCpus(new CpuSet(0, 1), new CpuSet(0), new CpuSet(1)), _guest.GetGuestCpus());
        _guest.SetGuestCpus(new CpuSet(1), enabled: true);
        Assert.Equal([0, 1], _guest.GetGuestCpus().Online);
    }

    [Fact]
    public void A_guest_in_memory_has_no_file_system_to_hold()
    {
        Assert.Empty(_guest.GetFileSystems());
        Assert.Equal(0, _guest.FreezeFileSystems(["/"]));
        Assert.Equal(0, _guest.ThawFileSystems());
        _guest.TrimFileSystems(minimumBytes: 4096);
    }

    [Fact]
    public void The_guests_clock_is_told() =>
        Assert.InRange(_guest.GetTime(), DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.MaxValue);

    [Fact]
    public void What_the_guest_has_no_program_for_is_refused_by_the_agent()
    {
        var calls = new Dictionary<string, Action>
        {
            ["guest-set-time"] = () => _guest.SetTime(DateTimeOffset.UnixEpoch.AddYears(60)),
            ["guest-set-user-password"] = () => _guest.SetUserPassword("root", "swordfish"),
            ["lookup user 'alice'"] = () => _guest.GetSshKeys("alice"),
            ["lookup user 'bob'"] = () => _guest.SetSshKeys("bob", ["ssh-ed25519 AAAA one", "ssh-ed25519 BBBB two"]),
        };

        Assert.All(calls, c => Assert.Contains(c.Key, Assert.ThrowsAny<LibvirtException>(c.Value).Message, StringComparison.Ordinal));
        Assert.Contains("guest-set-time", Assert.ThrowsAny<LibvirtException>(_guest.SynchronizeTime).Message, StringComparison.Ordinal);
    }
}
