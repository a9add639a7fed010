using System.ComponentModel.DataAnnotations;
using Darts.Domain.Gpus;

namespace Darts.Domain.Tests.Gpus;

public sealed class GpuReadingTests
{
    private readonly GpuOptions _options = new();

    [Fact]
    public void A_gpu_bound_to_vfio_is_offered_with_its_whole_group_and_without_the_bridge()
    {
        var gpu = Cards.ReadOne(
            _options,
            Cards.Xml("00:01.0", "0x060400", "8086:1901", 1, "pcieport"), Cards.Gpu("01:00.0", 1), Cards.Sound("01:00.1", 1), Cards.Xml("00:1f.6", "0x020000", "8086:15bb", 8, "e1000e"));
        Assert.Null(gpu.Problem);
        Assert.Equal("0000:01:00.0", gpu.Id);
        Assert.Equal("NVIDIA Corporation TU104GL [Tesla T4]", gpu.Name);
        Assert.Equal(1u, gpu.IommuGroup);
        Assert.Equal(["0000:01:00.0", "0000:01:00.1"], gpu.Members);
    }

    [Theory]
    [InlineData("i915")]
    [InlineData("bochs-drm")]
    [InlineData(null)]
    public void A_gpu_that_may_be_the_hosts_screen_is_offered_only_when_it_is_named(string? driver)
    {
        Assert.Contains("Darts:Gpus:Allow", Cards.ReadOne(_options, Cards.Gpu("00:02.0", 0, driver)).Problem, StringComparison.Ordinal);
        _options.Allow.Add("10DE:1eb8");
        Assert.Null(Cards.ReadOne(_options, Cards.Gpu("00:02.0", 0, driver)).Problem);
    }

    [Fact]
    public void The_denied_are_not_offered_even_when_they_are_allowed_or_only_a_member_is_denied()
    {
        _options.Allow.Add("0000:01:00.0");
        _options.Deny.Add("10de:10f8");
        Assert.Contains("0000:01:00.1", Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1), Cards.Sound("01:00.1", 1)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_allows_one_allows_no_other()
    {
        _options.Allow.Add("0000:01:00.0");
        var gpus = Cards.Read(_options, Cards.Gpu("01:00.0", 1), Cards.Gpu("02:00.0", 2));
        Assert.Equal([true, false], gpus.Select(g => g.Problem is null));
    }

    [Fact]
    public void Two_gpus_of_one_group_are_one() =>
        Assert.Equal(["0000:01:00.0", "0000:02:00.0"], Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1), Cards.Gpu("02:00.0", 1)).Members);

    [Fact]
    public void A_disk_of_the_hosts_in_the_same_group_is_not_taken_from_it()
    {
        var disk = Cards.Xml("02:00.0", "0x010802", "144d:a808", 1, "nvme");
        Assert.Contains("driver nvme", Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1), disk).Problem, StringComparison.Ordinal);
        _options.Allow.AddRange(["10de:1eb8", "0000:02:00.0"]);
        Assert.Null(Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1), disk).Problem);
    }

    [Fact]
    public void Without_an_iommu_nothing_is_offered() =>
        Assert.Contains("IOMMU", Cards.ReadOne(_options, Cards.Gpu("01:00.0", null)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Virtual_functions_are_offered_and_what_they_are_parts_of_is_not()
    {
        var gpus = Cards.Read(
            _options,
            Cards.Gpu("01:00.0", 1, more: "<capability type='virt_functions' maxCount='2'><address domain='0x0000' bus='0x01' slot='0x00' function='0x4'/></capability>"),
            Cards.Gpu("01:00.4", 2, more: "<capability type='phys_function'><address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></capability>"));
        Assert.Contains("virtual functions", gpus[0].Problem, StringComparison.Ordinal);
        Assert.Equal((true, null), (gpus[1].IsVirtualFunction, gpus[1].Problem));
    }

    [Fact]
    public void The_kinds_of_mediated_device_are_listed()
    {
        const string Types = "<capability type='mdev_types'><type id='nvidia-63'><name>GRID T4-1Q</name><deviceAPI>vfio-pci</deviceAPI><availableInstances>16</availableInstances></type></capability>";
        var type = Assert.Single(Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1, "nvidia", Types)).MediatedTypes);
        Assert.Equal(("nvidia-63", 16u), (type.Id, type.AvailableInstances));
    }

    [Fact]
    public void Unmanaged_all_of_the_group_has_to_be_bound_beforehand()
    {
        _options.Managed = false;
        _options.Allow.Add("10de:1eb8");
        Assert.Null(Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1), Cards.Sound("01:00.1", 1)).Problem);
        Assert.Contains("Managed", Cards.ReadOne(_options, Cards.Gpu("01:00.0", 1), Cards.Sound("01:00.1", 1, "snd_hda_intel")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01:00.0")]
    [InlineData("0000:01:00.8")]
    [InlineData("NVIDIA")]
    [InlineData("10de:1eb8\n")]
    public void An_entry_that_names_no_device_is_refused_with_its_key(string entry)
    {
        _options.Deny.Add(entry);
        Assert.Contains("Darts:Gpus:Deny", Assert.Single(_options.Validate(new ValidationContext(_options))).ErrorMessage, StringComparison.Ordinal);
    }
}
