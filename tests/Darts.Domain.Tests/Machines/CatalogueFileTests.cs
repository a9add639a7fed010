using Darts.Domain.Machines;

namespace Darts.Domain.Tests.Machines;

public sealed class CatalogueFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darts-catalogue-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_full_entry_is_read_with_comments_and_trailing_commas()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "desk.svg"), "<svg/>");
        var machine = Read("""
            {
              // what users see
              "title": "Desktop", "description": "For all.", "image": "desk.qcow2", "format": "raw", "picture": "desk.svg",
              "guestAgent": true, "cores": { "minimum": 1, "default": 2 }, "memoryMiB": { "minimum": 512, "default": 1024, "maximum": 4096 },
            }
            """, out var reason);
        Assert.Null(reason);
        Assert.Equal("machine", machine.Id);
        Assert.Null(machine.Problem);
        Assert.Equal(MachineFormat.Raw, machine.Definition.Format);
        Assert.Equal(4096, machine.Definition.MemoryMiB.Maximum);
        Assert.True(machine.Definition.GuestAgent);
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "null")]
    [InlineData("""{ "title": "x" }""", "image")]
    [InlineData("""{ "title": "x", "image": "../../etc/shadow" }""", "'image'")]
    [InlineData("""{ "title": "x", "image": "a/b.qcow2" }""", "'image'")]
    [InlineData("""{ "title": "x", "image": ".hidden" }""", "'image'")]
    [InlineData("""{ "title": "", "image": "a.qcow2" }""", "'title'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "format": "exe" }""", "format")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "imgae": "b" }""", "imgae")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "picture": "p.exe" }""", "'picture'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "picture": "missing.png" }""", "missing.png")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "cores": { "minimum": 2, "default": 1 } }""", "'cores'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "memoryMiB": { "minimum": 0, "default": 1 } }""", "'memoryMiB'")]
    [InlineData("""{ "title": null, "image": "a.qcow2" }""", "title")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "volume": { "pool": "p", "name": "v" } }""", "exactly one")]
    [InlineData("""{ "title": "x", "volume": { "pool": "../p", "name": "v" } }""", "'volume'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "template": "t" }""", "exactly one")]
    [InlineData("""{ "title": "x", "template": "" }""", "'template'")]
    [InlineData("""{ "title": "x", "template": "t", "format": "raw" }""", "'format'")]
    [InlineData("""{ "title": "x", "template": "t", "tpm": true }""", "hardware")]
    [InlineData("""{ "title": "x", "volume": { "pool": "p" } }""", "name")]
    [InlineData("""{ "title": "x", "template": "t", "cloudInit": true }""", "'cloudInit'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "guest": "windows", "cloudInit": true }""", "'cloudInit'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "scripts": ["exec: true"] }""", "'cloudInit'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "guestAgent": true, "injectScripts": true }""", "'injectScripts'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "cloudInit": true, "injectScripts": true }""", "'injectScripts'")]
    [InlineData("""{ "title": "x", "template": "t", "injectScripts": true }""", "'injectScripts'")]
    [InlineData("""{ "title": "x", "image": "a.iso", "format": "iso", "injectScripts": true }""", "'injectScripts'")]
    [InlineData("""{ "title": "x", "image": "a.qcow2", "guest": "windows", "injectScripts": true }""", "'injectScripts'")]
    public void A_bad_entry_is_disabled_and_says_what_is_wrong(string json, string expected)
    {
        var machine = Read(json, out var reason);
        Assert.NotNull(machine.Problem);
        Assert.Contains(expected, reason, StringComparison.OrdinalIgnoreCase);
    }

    private Machine Read(string json, out string? reason)
    {
        var path = Path.Combine(_directory.FullName, "machine.json");
        File.WriteAllText(path, json);
        return CatalogueFile.Read(path, out reason);
    }
}
