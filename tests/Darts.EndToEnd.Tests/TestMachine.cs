using Darts.Testing;

namespace Darts.EndToEnd.Tests;

/// <summary>A machine for tests: an image that test.sh has built, and its entry in the catalogue.</summary>
public sealed record TestMachine(string Id, string Title, string Image, string Format, bool GuestAgent, int MemoryMiB = 128)
{
    public static readonly TestMachine Tiny = new("tiny", "Tiny guest", "tiny.qcow2", "qcow2", GuestAgent: true);

    public static readonly TestMachine TinyIso = new("tiny-iso", "Tiny guest on a CD", "tiny.iso", "iso", GuestAgent: true);

    public static readonly TestMachine Demo = new("demo", "Demo desktop", "demo-desktop.qcow2", "qcow2", GuestAgent: true, MemoryMiB: 1024);

    public static readonly TestMachine QuickDemo = Demo with { Image = "demo-desktop-quick.qcow2" };

    /// <summary>Whether test.sh has built the image.</summary>
    public bool IsBuilt => File.Exists(TestImages.Find(Image));

    /// <summary>Puts the image and the entry where a portal finds them.</summary>
    public void Install(Portal portal)
    {
        var source = TestImages.Find(Image);
        if (!File.Exists(source))
            throw new FileNotFoundException($"The image {Image} is not built. ./test.sh builds it, or images/build-tiny.sh and images/build-demo.sh do.", source);
        File.Copy(source, Path.Combine(portal.Machines, Image));
        File.WriteAllText(
            Path.Combine(portal.Catalogue, Id + ".json"),
            $$"""
            { "title": "{{Title}}", "description": "For tests.", "image": "{{Image}}", "format": "{{Format}}", "guestAgent": {{(GuestAgent ? "true" : "false")}},
              "cores": { "minimum": 1, "default": 1 }, "memoryMiB": { "minimum": 128, "default": {{MemoryMiB}} } }
            """);
    }
}
