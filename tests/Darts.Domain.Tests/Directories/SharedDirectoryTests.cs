using Darts.Domain.Directories;

namespace Darts.Domain.Tests.Directories;

public sealed class SharedDirectoryTests
{
    [Theory]
    [InlineData("/mnt", "host_mnt")]
    [InlineData("/srv/media", "host_media")]
    [InlineData("/data/{user}", "host_data")]
    [InlineData("/data/of-{user}", "host_data")]
    public void A_directory_has_the_tag_of_its_last_fixed_part(string path, string tag)
    {
        var directory = new SharedDirectory { Path = path };
        Assert.Null(directory.Fault);
        Assert.Equal(tag, directory.EffectiveTag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("data")]
    [InlineData("/data/../etc")]
    [InlineData("/data/./x")]
    [InlineData("/data//x")]
    [InlineData("/data/")]
    [InlineData("/data/a\0b")]
    [InlineData("/{user}")]
    [InlineData("/data/{user}/work")]
    [InlineData("/data/{group}")]
    [InlineData("/data/with space")]
    public void A_path_that_could_lead_elsewhere_is_refused(string path) =>
        Assert.NotNull(new SharedDirectory { Path = path }.Fault);

    [Theory]
    [InlineData("alice")]
    [InlineData("alice@example.org")]
    [InlineData("Åsa.Müller")]
    [InlineData("a..b")]
    public void A_plain_name_becomes_the_last_part_of_the_path(string user) =>
        Assert.Equal("/data/" + user, new SharedDirectory { Path = "/data/{user}" }.PathFor(user));

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".ssh")]
    [InlineData("../bob")]
    [InlineData("bob/../alice")]
    [InlineData("/etc")]
    [InlineData("-rf")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a,readonly=off")]
    [InlineData("{user}")]
    [InlineData("~root")]
    [InlineData("$HOME")]
    public void A_name_that_is_no_plain_part_of_a_path_has_no_directory(string user)
    {
        Assert.Null(new SharedDirectory { Path = "/data/{user}" }.PathFor(user));
        Assert.Equal("/data", new SharedDirectory { Path = "/data" }.PathFor(user));
    }

    [Fact]
    public void A_directory_is_for_those_that_it_names()
    {
        var directory = new SharedDirectory { Path = "/data", Users = ["alice", "bob"], Groups = ["staff"], Machines = ["tiny"] };
        Assert.True(directory.IsFor("alice", ["staff", "other"], "tiny"));
        Assert.False(directory.IsFor("carol", ["staff"], "tiny"));
        Assert.False(directory.IsFor("alice", ["other"], "tiny"));
        Assert.False(directory.IsFor("alice", ["staff"], "blank"));
        Assert.True(new SharedDirectory { Path = "/data" }.IsFor("anybody", [], "any"));
    }

    [Theory]
    [InlineData("host tag", "0770", SharingDriver.Plan9)]
    [InlineData("a-tag-that-has-thirty-two-letters", "0770", SharingDriver.Plan9)]
    [InlineData(null, "0780", SharingDriver.Plan9)]
    [InlineData(null, "rwx", SharingDriver.Plan9)]
    [InlineData(null, "0770", SharingDriver.Virtiofs)]
    public void What_the_host_or_the_guest_would_not_take_is_refused(string? tag, string mode, SharingDriver driver) =>
        Assert.NotNull(new SharedDirectory { Path = "/data", Tag = tag, Mode = mode, Driver = driver }.Fault);
}
