namespace Darts.Libvirt.Tests.Domains;

public sealed class DomainSaveTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"darts-saved-{Guid.NewGuid():N}");

    public DomainSaveTests()
    {
        _domain = _host.Connection.DefineDomain(Documents.Test("saved"));
        _domain.Start();
    }

    public void Dispose()
    {
        File.Delete(_file);
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void A_saved_domain_stops_and_goes_on()
    {
        _domain.Save(_file);
        Assert.False(_domain.IsActive);
        Assert.Contains("<name>saved</name>", _host.Connection.GetSavedDomainXml(_file), StringComparison.Ordinal);

        _host.Connection.RestoreDomain(_file);

        Assert.True(_domain.IsActive);
    }

    [Fact]
    public void A_saved_domain_can_be_given_another_description()
    {
        _domain.Save(_file, null, DomainSaveRestoreFlags.None);
        var xml = _host.Connection.GetSavedDomainXml(_file).Replace("/guest/", "/elsewhere/", StringComparison.Ordinal);
        _host.Connection.DefineSavedDomainXml(_file, xml);
        _host.Connection.RestoreDomain(_file, null, DomainSaveRestoreFlags.None);

        Assert.Contains("/elsewhere/saved.img", _domain.GetXml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_state_is_kept_and_given_up()
    {
        _domain.ManagedSave();
        Assert.True(_domain.HasManagedSaveImage);
        _domain.RemoveManagedSave();
        Assert.False(_domain.HasManagedSaveImage);
        Assert.False(_domain.IsActive);
    }

    [Fact]
    public void A_core_is_dumped()
    {
        _domain.DumpCore(_file);
        Assert.True(new FileInfo(_file).Length > 0);
        _domain.DumpCore(_file, DomainCoreDumpFormat.Raw, DomainCoreDumpFlags.Crash);
        Assert.Equal(DomainState.ShutOff, _domain.GetState().State);
    }
}
