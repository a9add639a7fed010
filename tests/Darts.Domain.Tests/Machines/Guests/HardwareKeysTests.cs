using Darts.Domain.Machines;
using Darts.Domain.Machines.Guests;

namespace Darts.Domain.Tests.Machines.Guests;

public sealed class HardwareKeysTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darts-hardware-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_keys_have_the_words_that_the_documentation_gives_them()
    {
        var definition = Read("""
            "firmware": "uefi-secure", "tpm": true, "guest": "windows", "drivers": "virtio-win.iso", "virtio": false,
            "video": "qxl", "cpu": "host-model", "architecture": "x86_64"
            """, out var reason).Definition;
        Assert.Null(reason);
        Assert.Equal((GuestFirmware.UefiSecure, true, GuestKind.Windows), (definition.Firmware, definition.Tpm, definition.Guest));
        Assert.Equal(("virtio-win.iso", false, GuestVideo.Qxl), (definition.Drivers, definition.Virtio, definition.Video));
        Assert.Equal((GuestCpu.HostModel, GuestArchitecture.X64), (definition.Cpu, definition.Architecture));
        Read("""  "firmware": "uefi", "video": "ramfb", "cpu": "maximum", "architecture": "aarch64", "guest": "linux" """, out reason);
        Assert.Null(reason);
    }

    [Theory]
    [InlineData("\"firmware\": \"coreboot\"", "firmware")]
    [InlineData("\"firmware\": 1", "firmware")]
    [InlineData("\"guest\": \"macos\"", "guest")]
    [InlineData("\"video\": \"<model type='none'/>\"", "video")]
    [InlineData("\"drivers\": \"../../etc/shadow\"", "'drivers'")]
    [InlineData("\"drivers\": \"/etc/shadow\"", "'drivers'")]
    [InlineData("\"architecture\": \"aarch64\", \"firmware\": \"bios\"", "'firmware'")]
    [InlineData("\"architecture\": \"aarch64\", \"video\": \"vga\"", "'video'")]
    [InlineData("\"architecture\": \"aarch64\", \"guest\": \"windows\"", "'guest'")]
    public void A_key_with_a_word_that_it_does_not_have_disables_the_machine(string keys, string expected)
    {
        Assert.NotNull(Read(keys, out var reason).Problem);
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    private Machine Read(string keys, out string? reason)
    {
        var path = Path.Combine(_directory.FullName, "machine.json");
        File.WriteAllText(path, $$"""{ "title": "x", "image": "x.qcow2", {{keys}} }""");
        return CatalogueFile.Read(path, out reason);
    }
}
