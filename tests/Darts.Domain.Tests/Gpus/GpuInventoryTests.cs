using Darts.Domain.Gpus;
using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Domain.Tests.Gpus;

/// <summary>libvirt's own test driver with a host of three GPUs, one of which an administrator's domain has.</summary>
public sealed class GpuInventoryTests : IAsyncLifetime
{
    private readonly string _host = Path.GetTempFileName();
    private readonly ServiceProvider _services;

    public GpuInventoryTests()
    {
        File.WriteAllText(_host, $"""
            <node>
              <device><name>computer</name><capability type='system'><hardware><uuid>7c1d4c10-5f2d-4d0f-9c0e-2f1f1d3a4b5c</uuid></hardware><firmware/></capability></device>
              {Cards.Gpu("01:00.0", 1)}{Cards.Sound("01:00.1", 1)}{Cards.Gpu("02:00.0", 2)}{Cards.Gpu("03:00.0", 3)}
              <domain type='test'>
                <name>workstation</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid><memory>65536</memory><os><type>hvm</type></os>
                <devices><hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x01' slot='0x00' function='0x1'/></source></hostdev></devices>
              </domain>
            </node>
            """);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Darts:Host:Uri"] = "test://" + _host,
            ["Darts:Gpus:Allow:0"] = "10de:1eb8",
            ["Darts:Gpus:Deny:0"] = "0000:03:00.0",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddDartsDomain(configuration).BuildServiceProvider();
    }

    public async ValueTask InitializeAsync()
    {
        var host = _services.GetRequiredService<HypervisorHost>();
        host.Start();
        await host.WaitUntilConnectedAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        host.Ready(Some.Facts());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        File.Delete(_host);
    }

    [Fact]
    public async Task What_any_running_domain_has_is_taken_without_a_record_of_the_portals()
    {
        var gpus = await _services.GetRequiredService<GpuControl>().ListAsync(new Requester(Some.Owner("root")) { IsAdmin = true }, TestContext.Current.CancellationToken);
        Assert.Equal(["workstation", null, null], gpus.Select(g => g.HeldBy));
        var room = await _services.GetRequiredService<GpuInventory>().LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal("0000:02:00.0", Assert.Single(room.Free([])).Id);
    }

    [Fact]
    public async Task Only_an_administrator_sees_binds_and_frees()
    {
        var (control, user, token) = (_services.GetRequiredService<GpuControl>(), new Requester(Some.Owner("alice")), TestContext.Current.CancellationToken);
        Assert.Empty(await control.ListAsync(user, token));
        Assert.False((await control.BindAsync("0000:02:00.0", user, token)).IsFound);
        Assert.False((await control.FreeAsync("0000:02:00.0", user, token)).IsFound);
    }

    [Fact]
    public async Task What_is_in_use_is_neither_bound_nor_freed()
    {
        var (control, admin, token) = (_services.GetRequiredService<GpuControl>(), new Requester(Some.Owner("root")) { IsAdmin = true }, TestContext.Current.CancellationToken);
        Assert.Contains("workstation", (await control.FreeAsync("0000:01:00.0", admin, token)).Refusal!.Message, StringComparison.Ordinal);
        Assert.False((await control.BindAsync("0000:01:00.0", admin, token)).IsDone);
        _services.GetRequiredService<SessionView>().PutMaking(Some.Session(phase: SessionPhase.Reserving) with { HostDevices = ["0000:02:00.0"] });
        Assert.False((await control.BindAsync("0000:02:00.0", admin, token)).IsDone);
        Assert.False((await control.BindAsync("../../etc", admin, token)).IsFound);
    }
}
