using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Domains;

public sealed class QemuSaveTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    [Fact]
    public void A_saved_guest_goes_on()
    {
        using var guest = new QemuGuest(fixture);
        var file = guest.PathOf("state");

        guest.Domain.Save(file);
        Assert.Equal(new DomainStateInfo(DomainState.ShutOff, (int)DomainShutoffReason.Saved), guest.Domain.GetState());
        fixture.Connection.RestoreDomain(file);

        Assert.Equal(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Restored), guest.Domain.GetState());
    }

    [Fact]
    public void A_saved_guest_is_changed_and_stays_paused_as_parameters_say()
    {
        using var guest = new QemuGuest(fixture);
        var file = new TypedParameters { { ParameterNames.DomainSaveParamFile, guest.PathOf("state") } };

        guest.Domain.Save(file, DomainSaveRestoreFlags.Running);
        var xml = fixture.Connection.GetSavedDomainXml(guest.PathOf("state"));
        fixture.Connection.DefineSavedDomainXml(guest.PathOf("state"), WithTitle(xml, "changed"));
        fixture.Connection.RestoreDomain(file, DomainSaveRestoreFlags.Paused);

        Assert.Equal(DomainState.Paused, guest.Domain.GetState().State);
        Assert.Equal("changed", guest.Domain.GetMetadata(DomainMetadataType.Title, flags: DomainModificationImpact.Live));
    }

    [Fact]
    public void A_managed_state_is_changed_and_resumed_by_the_next_start()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.ManagedSave();
        Assert.True(guest.Domain.HasManagedSaveImage);
        guest.Domain.DefineManagedSaveXml(WithTitle(guest.Domain.GetManagedSaveXml(), "kept"));
        Assert.Contains("<title>kept</title>", guest.Domain.GetManagedSaveXml(), StringComparison.Ordinal);
        guest.Domain.Start();

        Assert.Equal(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Restored), guest.Domain.GetState());
        Assert.False(guest.Domain.HasManagedSaveImage);
    }

    [Fact]
    public void A_guests_memory_is_dumped_while_it_runs()
    {
        using var guest = new QemuGuest(fixture);

        guest.Domain.DumpCore(guest.PathOf("core"), DomainCoreDumpFormat.Raw, DomainCoreDumpFlags.Live | DomainCoreDumpFlags.MemoryOnly);

        using var core = File.OpenRead(guest.PathOf("core"));
        var magic = new byte[4];
        core.ReadExactly(magic);
        Assert.Equal([0x7f, (byte)'E', (byte)'L', (byte)'F'], magic);
        Assert.True(core.Length > 64 << 20);
        Assert.Equal(DomainState.Running, guest.Domain.GetState().State);
    }

    private static string WithTitle(string xml, string title) =>
        xml.Replace("</name>", $"</name><title>{title}</title>", StringComparison.Ordinal);
}
