namespace Darts.Libvirt.Tests.Domains;

public sealed class CpuSetTests
{
    [Theory]
    [InlineData("", new int[0], "")]
    [InlineData("0", new[] { 0 }, "0")]
    [InlineData("0-3,8", new[] { 0, 1, 2, 3, 8 }, "0-3,8")]
    [InlineData(" 8 , 0-3,^2", new[] { 0, 1, 3, 8 }, "0-1,3,8")]
    [InlineData("300", new[] { 300 }, "300")]
    public void A_text_is_read_and_written(string text, int[] cpus, string written)
    {
        var set = CpuSet.Parse(text);

        Assert.Equal(cpus, set);
        Assert.Equal(cpus.Length, set.Count);
        Assert.Equal(written, set.ToString());
        Assert.Equal(new CpuSet(cpus), CpuSet.Parse(written));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("3-1")]
    [InlineData("1-")]
    [InlineData("^")]
    [InlineData("99999999")]
    [InlineData("0-999999999")]
    public void What_is_no_set_is_refused(string text) => Assert.Throws<FormatException>(() => CpuSet.Parse(text));

    [Fact]
    public void Sets_are_equal_by_what_they_hold()
    {
        Assert.Equal(default, new CpuSet());
        Assert.True(new CpuSet(1, 9) == CpuSet.Parse("9,1"));
        Assert.True(new CpuSet(1) != new CpuSet(9));
        Assert.Equal(new CpuSet(1, 9).GetHashCode(), CpuSet.Parse("1,9").GetHashCode());
        Assert.True(CpuSet.Range(2, 4).Contains(3));
        Assert.False(CpuSet.Range(2, 4).Contains(-1));
        Assert.False(CpuSet.Range(2, 4).Contains(5000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CpuSet(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CpuSet(CpuSet.MaximumCpu + 1));
    }
}
