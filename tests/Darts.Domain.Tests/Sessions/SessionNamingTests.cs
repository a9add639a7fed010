using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Sessions;

public sealed class SessionNamingTests
{
    private static readonly Guid s_id = Guid.Parse("0123abcd-0000-4000-8000-000000000001");

    [Fact]
    public void A_domain_is_named_for_its_owner_and_its_id()
    {
        var name = SessionNaming.DomainName(Some.Owner("Alice Liddell"), s_id);
        Assert.Equal("darts-alice-liddell-0123abcd", name);
        Assert.True(SessionNaming.IsDomainName(name, s_id));
        Assert.True(SessionNaming.IsVolumeName(SessionNaming.OverlayName(name), out var domainName));
        Assert.Equal(name, domainName);
        Assert.All([SessionNaming.ScriptsName(name), SessionNaming.SeedName(name)], volume => Assert.Contains(volume, SessionNaming.VolumeNames(name)));
    }

    [Theory]
    [InlineData("darts-alice-0123abce")]
    [InlineData("darts-0123abcd")]
    [InlineData("Darts-alice-0123abcd")]
    [InlineData("darts-alice--0123abcd")]
    [InlineData("windows-0123abcd")]
    [InlineData("darts-alice-0123abcd\n")]
    public void A_domain_with_any_other_name_is_not_ours(string name) => Assert.False(SessionNaming.IsDomainName(name, s_id));

    [Theory]
    [InlineData("darts-alice-0123abcd.raw")]
    [InlineData("darts-alice-0123abcd")]
    [InlineData("demo-desktop.qcow2")]
    [InlineData("darts-alice.qcow2")]
    [InlineData("xdarts-alice-0123abcd.qcow2")]
    public void A_volume_with_any_other_name_is_not_ours(string name) => Assert.False(SessionNaming.IsVolumeName(name, out _));
}
