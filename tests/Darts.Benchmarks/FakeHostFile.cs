using System.Text;

namespace Darts.Benchmarks;

/// <summary>The description of a host of libvirt's test driver with so many domains.</summary>
internal static class FakeHostFile
{
    public static string Write(string folder, int domains)
    {
        var text = new StringBuilder("<node>");
        for (var i = 0; i < domains; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
                <domain type='test'><name>domain-{i:d4}</name><uuid>{Guid.NewGuid()}</uuid><title>Number {i}</title>
                <memory unit='MiB'>512</memory><vcpu>2</vcpu><os><type>hvm</type><boot dev='hd'/></os>
                <devices><disk type='file' device='disk'><source file='/images/{i}.qcow2'/><target dev='vda' bus='virtio'/></disk>
                <interface type='network'><mac address='52:54:00:{i >> 8:x2}:{i & 255:x2}:01'/><source network='default'/></interface></devices></domain>
                """);
        }

        var file = Path.Combine(folder, $"host-{domains}.xml");
        File.WriteAllText(file, text.Append("</node>").ToString());
        // A private daemon reads it too, whatever its user.
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return file;
    }
}
