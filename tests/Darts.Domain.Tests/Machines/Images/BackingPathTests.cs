using Darts.Domain.Machines.Images;

namespace Darts.Domain.Tests.Machines.Images;

public sealed class BackingPathTests
{
    [Theory]
    [InlineData("base.qcow2", "/pool/base.qcow2")]
    [InlineData("./base.qcow2", "/pool/base.qcow2")]
    [InlineData("/other/base.qcow2", "/other/base.qcow2")]
    [InlineData("../etc/shadow", "/etc/shadow")]
    [InlineData("/pool/../etc/shadow", "/etc/shadow")]
    [InlineData("./a:b", "/pool/a:b")]
    public void A_name_means_the_path_that_qemu_would_open(string name, string expected) =>
        Assert.Equal(expected, BackingPath.Resolve(name, "/pool/image.qcow2"));

    [Theory]
    [InlineData("")]
    [InlineData("nbd://10.0.0.1/disk")]
    [InlineData("nbd:unix:/run/socket")]
    [InlineData("https://example.org/disk.qcow2")]
    [InlineData("json:{\"driver\":\"file\",\"filename\":\"/etc/shadow\"}")]
    [InlineData("fat:rw:/etc")]
    [InlineData("file:/etc/shadow")]
    [InlineData("base\0.qcow2")]
    [InlineData("base\n.qcow2")]
    public void What_is_no_plain_path_means_nothing(string name) =>
        Assert.Null(BackingPath.Resolve(name, "/pool/image.qcow2"));
}
